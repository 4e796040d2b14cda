using System.Globalization;
using Microsoft.Data.Sqlite;
using Portal.Tests.Fixtures;

namespace Portal.Tests.EndToEnd;

/// <summary>
/// The portal killed in mid-ingestion (SIGKILL). Three times by default; as often as the environment variable PORTAL_KILLS says.
/// </summary>
public sealed class IngestionCrashTests : IDisposable
{
    private const int Files = 120;
    private static readonly Dictionary<string, string?> Plain = new() { ["Portal__Demo"] = "false" };
    private readonly DirectoryInfo _docs = Directory.CreateTempSubdirectory("portal-docs-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _docs.Delete(recursive: true);

    [Fact, Trait("Req", "K4"), Trait("Req", "XG4")]
    public async Task Killed_at_any_point_the_index_is_in_the_end_that_of_an_undisturbed_run_and_no_reader_sees_half()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("PORTAL_KILLS") ?? "3", CultureInfo.InvariantCulture);
        Write("first");
        await using var disturbed = await PortalProcess.StartAsync(["knowledge", "ingest", _docs.FullName, "--json"], Plain);
        (await disturbed.EndAsync()).ExitCode.Should().Be(0);
        var hits = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            // Every round changes every file; the kill comes when some are stored, each round at another point.
            Write($"round {kill}");
            hits += await KillAsync(disturbed.DataDirectory, $"round {kill}", (kill * 17 % (Files - 10)) + 1);
        }

        hits.Should().BeGreaterThan(0, "a run that is over before it is killed proves nothing");
        Write("last");
        await using var final = await PortalProcess.StartAsync(["knowledge", "ingest", _docs.FullName, "--json"], Plain, disturbed.DataDirectory);
        (await final.EndAsync()).ExitCode.Should().Be(0);
        await using var undisturbed = await PortalProcess.StartAsync(["knowledge", "ingest", _docs.FullName, "--json"], Plain);
        (await undisturbed.EndAsync()).ExitCode.Should().Be(0);
        Contents(disturbed.DataDirectory).Should().Equal(Contents(undisturbed.DataDirectory));
        Rows(disturbed.DataDirectory, "PRAGMA integrity_check").Should().Equal("ok");
        Rows(disturbed.DataDirectory, "PRAGMA foreign_key_check").Should().BeEmpty();
        Rows(disturbed.DataDirectory, "SELECT count(*) FROM \"SourceRuns\" WHERE \"State\" = 'Running'").Should().Equal("0");
    }

    private async Task<int> KillAsync(string data, string words, int afterDocuments)
    {
        await using var portal = await PortalProcess.StartAsync(["knowledge", "ingest", _docs.FullName], Plain, data);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        while (!portal.Process.HasExited && await look.WaitForNextTickAsync(Token))
        {
            var whole = Rows(data, "SELECT group_concat(c.\"Text\", '|') FROM (SELECT * FROM \"Chunks\" ORDER BY \"Position\") c GROUP BY c.\"DocumentId\"");
            whole.Should().OnlyContain(text => IsWhole(text)).And.HaveCount(Files);
            if (whole.Count(text => text.Contains(words, StringComparison.Ordinal)) >= afterDocuments)
            {
                portal.Process.Kill();
            }
        }

        await portal.Process.WaitForExitAsync(Token);
        portal.Keep();
        return portal.Process.ExitCode == 0 ? 0 : 1;
    }

    // All of a document's passages speak of the same round, and none is missing.
    private static bool IsWhole(string text) =>
        text.Split('|').Select(passage => passage[..passage.IndexOf(':', StringComparison.Ordinal)]).Distinct().Count() == 1 && text.Split('|').Length == 5;

    private void Write(string words)
    {
        for (var file = 0; file < Files; file++)
        {
            var parts = Enumerable.Range(0, 5).Select(part => $"## Part {part}\n\n{words}: what file {file} says in part {part}.\n");
            File.WriteAllText(Path.Combine(_docs.FullName, $"file{file}.md"), $"# File {file}\n\n{string.Join('\n', parts)}");
        }
    }

    private static List<string> Contents(string data) =>
    [
        .. Rows(data, "SELECT \"Path\" || ' ' || \"Title\" || ' ' || \"ContentHash\" || ' ' || \"State\" FROM \"Documents\" ORDER BY \"Path\""),
        .. Rows(data, """
            SELECT d."Path" || ' ' || c."Position" || ' ' || c."Headings" || ' ' || c."Text" || ' ' || c."ContentHash"
            FROM "Chunks" c JOIN "Documents" d ON d."Id" = c."DocumentId" ORDER BY d."Path", c."Position"
            """),
        .. Rows(data, """
            SELECT d."Path" || ' ' || coalesce(c."Position", 'page') FROM "KnowledgeRows" r JOIN "Documents" d ON d."Id" = r."Document"
            LEFT JOIN "Chunks" c ON c."Id" = r."Chunk" ORDER BY d."Path", c."Position"
            """),
        .. Rows(data, "SELECT count(*) FROM \"KnowledgePassages\" WHERE \"KnowledgePassages\" MATCH 'last'"),
        .. Rows(data, "SELECT count(*) FROM \"KnowledgePassages\" WHERE \"KnowledgePassages\" MATCH 'round'"),
    ];

    private static List<string> Rows(string data, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "portal.db")};Mode=ReadOnly;Pooling=False;Default Timeout=30");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetValue(0).ToString()!);
        }

        return rows;
    }
}
