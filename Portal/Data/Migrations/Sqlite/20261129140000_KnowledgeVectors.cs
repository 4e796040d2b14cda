using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations.Sqlite;

/// <summary>Makes what <see cref="KnowledgeVectors"/> says.</summary>
[DbContext(typeof(SqlitePortalDbContext))]
[Migration("20261129140000_KnowledgeVectors")]
internal sealed class KnowledgeVectorsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in KnowledgeVectors.Create(sqlite: true))
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in KnowledgeVectors.Drop(sqlite: true))
        {
            migrationBuilder.Sql(statement);
        }
    }
}
