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
    private const string Answered = "How do I set up the hopper that moves items and its hopper limit?";
    private const string NotAnswered = "Can I link my Zorblax account with Quintapper payments?";

    private static readonly (string Thing, string Does)[] Subjects =
    [
        ("hopper", "moves items between chests"), ("beacon", "gives effects to players"), ("whitelist", "keeps strangers out"),
        ("backup", "copies the world every night"), ("seed", "decides how the world looks"), ("border", "ends the map"),
        ("resourcepack", "changes textures"), ("scoreboard", "counts points"), ("datapack", "adds recipes"), ("anvil", "repairs tools"),
        ("spawner", "makes monsters"), ("portal", "leads into the nether"), ("economy", "lets people trade"), ("chat", "shows messages"),
        ("permission", "allows commands"), ("proxy", "joins several servers"), ("skin", "dresses players"), ("profiler", "finds slow parts"),
    ];

    private readonly List<double> _onPostgres = [];
    private readonly List<double> _onSqlite = [];

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

    [Fact, Trait("Req", "A5")]
    public async Task What_is_believed_is_as_on_SQLite()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var here = new PortalFactory { Settings = { ["ConnectionStrings:Portal"] = server.ConnectionString } };
        await using var there = new PortalFactory();
        foreach (var (portal, beliefs) in new[] { (here, _onPostgres), (there, _onSqlite) })
        {
            await IngestAsync(portal);
            foreach (var question in new[] { Answered, NotAnswered })
            {
                beliefs.Add((await portal.Services.GetRequiredService<IKnowledgeIndex>().SearchAsync(question, 5, Token)).Answerable);
            }
        }

        _onPostgres[0].Should().BeGreaterThan(_onPostgres[1] + 0.3, "the second question is about what no page knows");
        _onPostgres[0].Should().BeApproximately(_onSqlite[0], 0.15);
        _onPostgres[1].Should().BeApproximately(_onSqlite[1], 0.15);
    }

    private static async Task IngestAsync(PortalFactory portal)
    {
        var docs = Directory.CreateDirectory(Path.Combine(portal.DataDirectory, "docs"));
        foreach (var (i, (thing, does)) in Subjects.Index())
        {
            var text = $"# The {thing}\n\n## Set up the {thing}\n\nThe {thing} {does} on a server. Open its file, set `{thing}-limit` to a number and restart.\n";
            await File.WriteAllTextAsync(Path.Combine(docs.FullName, $"page{i}.md"), text, Token);
        }

        await portal.Services.GetRequiredService<IngestionService>().RunAsync([new KnowledgeSource { Name = "docs", Path = docs.FullName, Watch = false }], null, Token);
    }
}
