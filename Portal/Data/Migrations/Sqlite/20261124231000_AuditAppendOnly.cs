using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations.Sqlite;

/// <summary>Makes what <see cref="AuditAppendOnly"/> says.</summary>
[DbContext(typeof(SqlitePortalDbContext))]
[Migration("20261124231000_AuditAppendOnly")]
internal sealed class AuditAppendOnlyMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in AuditAppendOnly.Create(sqlite: true))
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in AuditAppendOnly.Drop(sqlite: true))
        {
            migrationBuilder.Sql(statement);
        }
    }
}
