using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Cli;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Bench;

/// <summary>Speed, size and memory of ingestion and search.</summary>
internal sealed class KnowledgeBench(string folder, bool json, TextWriter output)
{
    private const int Questions = 200;

    /// <summary>Questions asked before, as in a portal that has been up for a while: words that somebody asked for stay in memory.</summary>
    private const int Before = 300;

    /// <summary>Generated passages.</summary>
    public async Task GeneratedAsync(int chunks, CancellationToken cancellationToken)
    {
        await using var host = await StartAsync(cancellationToken);
        var maker = new KnowledgeMaker(chunks);
        var began = Stopwatch.GetTimestamp();
        await maker.WriteAsync(host.Services, cancellationToken);
        await host.Services.GetRequiredService<IKnowledgeVectors>().RefreshAsync(cancellationToken);
        await SayAsync("made", new() { ["passages"] = await CountAsync(host, cancellationToken), ["s"] = Stopwatch.GetElapsedTime(began).TotalSeconds, ["index MB"] = Size() });
        await AskAsync(host, [.. Enumerable.Range(0, Before + Questions).Select(maker.Question)], cancellationToken);
    }

    /// <summary>A folder of documents.</summary>
    public async Task FolderAsync(string docs, CancellationToken cancellationToken)
    {
        await using var host = await StartAsync(cancellationToken);
        var source = new KnowledgeSource { Name = "bench", Path = Path.GetFullPath(docs), Watch = false };
        var megabytes = Directory.EnumerateFiles(docs, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1e6;
        var ingestion = host.Services.GetRequiredService<IngestionService>();
        foreach (var run in new[] { "cold", "unchanged" })
        {
            await using var db = await host.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(cancellationToken);
            await db.Database.OpenConnectionAsync(cancellationToken);
            var before = await VersionAsync(db, cancellationToken);
            var began = Stopwatch.GetTimestamp();
            var report = await ingestion.RunAsync([source], null, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            await SayAsync(run, new()
            {
                ["indexed"] = report.Indexed, ["unchanged"] = report.Unchanged, ["s"] = seconds, ["MB/s"] = megabytes / seconds,
                ["wrote"] = await VersionAsync(db, cancellationToken) == before ? 0 : 1,
            });
        }

        await AskAsync(host, await HeadingsAsync(host, cancellationToken), cancellationToken);
    }

    private Task<VerbHost> StartAsync(CancellationToken cancellationToken) => VerbHost.StartAsync(
        [new("Portal:DataDirectory", folder), new("Portal:Demo", "false")], cancellationToken, Environments.Development);

    private async Task AskAsync(VerbHost host, IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        var index = host.Services.GetRequiredService<IKnowledgeIndex>();
        await SayAsync("first questions", await TimesAsync([.. questions.Take(Before)], question => index.SearchAsync(question, 10, cancellationToken)));
        questions = [.. questions.Skip(Before)];
        await SayAsync("question", await TimesAsync(questions, question => index.SearchAsync(question, 10, cancellationToken)));
        await using var db = await host.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await SayAsync("plain OR of FTS5", await TimesAsync(questions, question => PlainAsync(db, question, cancellationToken)));
        await SayAsync("memory", new() { ["MB"] = Environment.WorkingSet / 1e6, ["index MB"] = Size() });
    }

    private static async Task<Dictionary<string, double>> TimesAsync(IReadOnlyList<string> questions, Func<string, Task> ask)
    {
        var times = new List<double>();
        var processor = Environment.CpuUsage.TotalTime;
        foreach (var question in questions)
        {
            var began = Stopwatch.GetTimestamp();
            await ask(question);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        // Other programs on the machine count in the first two, not in the third.
        var mean = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / times.Count;
        times.Sort();
        return new() { ["p50 ms"] = times[times.Count / 2], ["p95 ms"] = times[times.Count * 95 / 100], ["processor ms"] = mean, ["questions"] = times.Count };
    }

    // What the recipe is measured against: one list of passages, every word.
    private static async Task PlainAsync(IPortalDb db, string question, CancellationToken cancellationToken)
    {
        var query = string.Join(" OR ", question.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\""));
        await db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM "KnowledgePassages" WHERE "KnowledgePassages" MATCH {query} ORDER BY rank LIMIT 10""")
            .ToListAsync(cancellationToken);
    }

    private static async Task<List<string>> HeadingsAsync(VerbHost host, CancellationToken cancellationToken)
    {
        await using var db = await host.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(cancellationToken);
        var texts = await db.Chunks.OrderBy(c => c.ContentHash).Take(Before + Questions).Select(c => c.Text).ToListAsync(cancellationToken);
        return [.. texts.Select(text => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(23)))];
    }

    // Changes when another connection has written.
    private static Task<long> VersionAsync(IPortalDb db, CancellationToken cancellationToken) =>
        db.Database.SqlQueryRaw<long>("SELECT data_version AS \"Value\" FROM pragma_data_version").SingleAsync(cancellationToken);

    private static async Task<int> CountAsync(VerbHost host, CancellationToken cancellationToken)
    {
        await using var db = await host.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(cancellationToken);
        return await db.Chunks.CountAsync(cancellationToken);
    }

    private double Size() => new DirectoryInfo(folder).EnumerateFiles("portal.db*").Sum(file => file.Length) / 1e6;

    private Task SayAsync(string what, Dictionary<string, double> figures) => json
        ? JsonOutput.WriteAsync(output, new { measured = what, figures = figures.ToDictionary(f => f.Key, f => Math.Round(f.Value, 2)) })
        : output.WriteLineAsync($"{what,-20}" + string.Join("   ", figures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value:0.##}"))));
}
