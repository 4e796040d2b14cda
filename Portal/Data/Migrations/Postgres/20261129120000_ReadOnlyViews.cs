using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Data.Migrations.Postgres;

/// <summary>PostgreSQL passes a change of a simple view on to its table; SQLite refuses it by itself. The views are for reading only.</summary>
[DbContext(typeof(PostgresPortalDbContext))]
[Migration("20261129120000_ReadOnlyViews")]
internal sealed class ReadOnlyViewsMigration : Migration
{
    private static readonly string[] Views = ["message", "action", "ticket", "outbox", "chunk", "job_run", "usage", "audit", "memory", "session"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE FUNCTION chk_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'cannot modify % because it is a view', TG_TABLE_NAME; END $$
            """);
        foreach (var view in Views)
        {
            migrationBuilder.Sql(
                $"CREATE TRIGGER read_only INSTEAD OF INSERT OR UPDATE OR DELETE ON chk_{view} FOR EACH ROW EXECUTE FUNCTION chk_refuse()");
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP FUNCTION chk_refuse() CASCADE");
}
