using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations.Postgres;

/// <summary>Makes what <see cref="HealthProbe"/> says.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261124232000_HealthProbe")]
internal sealed class HealthProbeMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in HealthProbe.Create())
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in HealthProbe.Drop())
        {
            migrationBuilder.Sql(statement);
        }
    }
}
