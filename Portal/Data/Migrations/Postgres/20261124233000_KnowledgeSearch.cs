using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations.Postgres;

/// <summary>Makes what <see cref="KnowledgeSearch"/> says.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261124233000_KnowledgeSearch")]
internal sealed class KnowledgeSearchMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in KnowledgeSearch.Create(sqlite: false))
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in KnowledgeSearch.Drop(sqlite: false))
        {
            migrationBuilder.Sql(statement);
        }
    }
}
