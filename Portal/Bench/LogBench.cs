using System.Globalization;
using Portal.Cli;
using Portal.Domain.LogAnalysis;
using Portal.Domain.LogAnalysis.Rules;
using Portal.Domain.LogAnalysis.Scanning;

namespace Portal.Bench;

/// <summary>Speed, memory and start-up of log analysis.</summary>
internal sealed class LogBench(string folder, bool json, TextWriter output)
{
    private const int Runs = 3;
    private const int HostileBytes = 8_000_000;

    private readonly Catalogue _catalogue = Catalogue.Load(null);

    public async Task RunAsync(int megabytes, bool large, CancellationToken cancellationToken)
    {
        var plan = new ScanPlan(_catalogue);
        var literals = Path.Combine(folder, "literals.txt");
        await File.WriteAllLinesAsync(literals, plan.Literals, cancellationToken);
        await SayAsync("literals", new() { ["count"] = plan.Literals.Count, ["rules"] = _catalogue.Rules.Count });
        var healthy = 0.0;
        foreach (var (name, share) in new[] { ("healthy", 0), ("mixed", 50), ("dense", 500), ("all problems", 1000) })
        {
            var path = Path.Combine(folder, "server.log");
            Maker().Write(path, megabytes * 1_000_000L, share);
            var speed = await SpeedAsync(name, path, literals, plan, cancellationToken);
            healthy = healthy == 0 ? speed : healthy;
        }

        await HostileAsync(healthy, cancellationToken);
        await StartAsync(large);
    }

    private LogMaker Maker() => new([.. _catalogue.Rules.SelectMany(rule => rule.Text.Positive).Where(sample => sample.Length < 4000)]);

    private async Task<double> SpeedAsync(string name, string path, string literals, ScanPlan plan, CancellationToken cancellationToken)
    {
        var size = new FileInfo(path).Length / 1e6;
        var scan = size / Measure.Best(Runs, () => Scan(path, plan, cancellationToken)).Processor;
        var (processor, wall) = Measure.Best(Runs, () => Analyze(path, cancellationToken));
        var wc = Speed(size, Measure.Program(Runs, "wc", "-l", path));
        var grep = Speed(size, Measure.Program(1, "grep", "-c", "-F", "-f", literals, path));
        var rg = Speed(size, Measure.Program(Runs, "rg", "-c", "-F", "-f", literals, path));
        await SayAsync(name, new()
        {
            ["scan MB/s"] = scan, ["analysis MB/s"] = size / processor, ["analysis MB/s by the clock"] = size / wall, ["wc -l MB/s"] = wc, ["grep MB/s"] = grep,
            ["rg MB/s"] = rg, ["scan : rg"] = rg is { } speed ? scan / speed : null,
        });
        return size / processor;
    }

    private static double? Speed(double size, double? seconds) => seconds is { } s ? size / Math.Max(s, 0.001) : null;

    private static void Scan(string path, ScanPlan plan, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(path);
        var blocks = new BlockReader(file, long.MaxValue);
        var hits = new List<LiteralHit>();
        var lines = 0L;
        for (var block = blocks.Next(cancellationToken); block.Length > 0; block = blocks.Next(cancellationToken))
        {
            hits.Clear();
            lines += block.Span.Count((byte)'\n');
            plan.Scanner.Scan(block.Span, hits);
        }
    }

    private static void Analyze(string path, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(path);
        new LogAnalyzer { MostBytes = long.MaxValue }.Analyze(file, null, cancellationToken);
    }

    private async Task HostileAsync(double healthy, CancellationToken cancellationToken)
    {
        var analyzer = new LogAnalyzer { MostBytes = long.MaxValue };
        foreach (var kind in HostileLogs.Kinds)
        {
            var bytes = HostileLogs.Make(kind, HostileBytes, 1);
            var best = Measure.Best(Runs, () => analyzer.Analyze(new MemoryStream(bytes), null, cancellationToken)).Processor;
            var speed = bytes.Length / 1e6 / best;
            await SayAsync($"hostile: {kind}", new() { ["analysis MB/s"] = speed, ["times a healthy log's time"] = healthy / speed });
        }
    }

    private async Task StartAsync(bool large)
    {
        var small = Path.Combine(folder, "small.log");
        Maker().Write(small, 20_000, 100);
        await SayAsync("start of analyze on 20 kB", Times(Portal(10, small)));
        if (large)
        {
            var path = Path.Combine(folder, "large.log");
            Maker().Write(path, 1_000_000_000, 50);
            await SayAsync("analyze on 1 GB", Times(Portal(1, path)));
        }
    }

    /// <summary>This program again, as a process of its own.</summary>
    private static (double Wall, long Peak)? Portal(int runs, string path) =>
        Environment.ProcessPath is { } own && !Path.GetFileNameWithoutExtension(own).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? Measure.Watch(runs, own, "analyze", "--json", path)
            : Measure.Watch(runs, "dotnet", typeof(LogBench).Assembly.Location, "analyze", "--json", path);

    private static Dictionary<string, double?> Times((double Wall, long Peak)? run) =>
        new() { ["ms by the clock"] = run?.Wall * 1000, ["peak MB"] = run?.Peak / 1e6 };

    private Task SayAsync(string what, Dictionary<string, double?> figures) => json
        ? JsonOutput.WriteAsync(output, new { measured = what, figures = figures.ToDictionary(f => f.Key, f => f.Value is { } v ? Math.Round(v, 2) : (double?)null) })
        : output.WriteLineAsync($"{what,-28}" + string.Join("   ", figures.Select(f => $"{f.Key} {f.Value?.ToString(f.Value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) ?? "not installed"}")));
}
