using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations.Postgres;

/// <summary>Makes what <see cref="AuditAppendOnly"/> says.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261124231000_AuditAppendOnly")]
internal sealed class AuditAppendOnlyMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in AuditAppendOnly.Create(sqlite: false))
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in AuditAppendOnly.Drop(sqlite: false))
        {
            migrationBuilder.Sql(statement);
        }
    }
}
