using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Data;

/// <summary>The whole portal on PostgreSQL.</summary>
public sealed class PostgresTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "K2")]
    public async Task Knowledge_is_ingested_and_found_and_the_views_are_there()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var portal = new PortalFactory { Settings = { ["ConnectionStrings:Portal"] = server.ConnectionString } };
        var docs = Directory.CreateDirectory(Path.Combine(portal.DataDirectory, "docs"));
        await File.WriteAllTextAsync(Path.Combine(docs.FullName, "memory.md"), "# Memory\n\n## Heap\n\nSet `-Xmx` to three quarters.\n", Token);
        var source = new KnowledgeSource { Name = "docs", Path = docs.FullName, Watch = false };
        (await portal.Services.GetRequiredService<IngestionService>().RunAsync([source], null, Token))
            .Should().Match<IngestionReport>(r => r.Indexed == 1 && r.Failed == 0);
        (await portal.Services.GetRequiredService<IKnowledgeIndex>().SearchAsync("heap memory", 5, Token)).Hits[0].Document.Should().Be("memory.md");

        await using var db = await portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
        foreach (var (view, columns) in SchemaTests.Views)
        {
            var sql = $"SELECT count(*)::int AS \"Value\" FROM (SELECT id, owner_id, state, created_at, {columns} FROM chk_{view}) AS seen";
            (await db.Database.SqlQueryRaw<int>(sql).SingleAsync(Token)).Should().BeGreaterThanOrEqualTo(0, view);
        }

        var delete = () => db.Database.ExecuteSqlRawAsync("DELETE FROM chk_chunk", Token);
        (await delete.Should().ThrowAsync<Npgsql.PostgresException>()).WithMessage("*chk_chunk*view*");
    }
}
