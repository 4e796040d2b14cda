using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations.Postgres;

/// <summary>Makes what <see cref="KnowledgeVectors"/> says.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261129140000_KnowledgeVectors")]
internal sealed class KnowledgeVectorsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in KnowledgeVectors.Create(sqlite: false))
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in KnowledgeVectors.Drop(sqlite: false))
        {
            migrationBuilder.Sql(statement);
        }
    }
}
