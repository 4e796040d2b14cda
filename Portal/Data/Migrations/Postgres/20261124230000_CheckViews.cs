using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations.Postgres;

/// <summary>Makes the views of <see cref="CheckViews"/>.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261124230000_CheckViews")]
internal sealed class CheckViewsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in CheckViews.Create(sqlite: false))
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in CheckViews.Drop())
        {
            migrationBuilder.Sql(statement);
        }
    }
}
