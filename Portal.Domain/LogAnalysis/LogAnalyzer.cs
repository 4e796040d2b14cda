using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.LogAnalysis.Reading;
using Portal.Domain.LogAnalysis.Rules;
using Portal.Domain.LogAnalysis.Scanning;
using Portal.Domain.LogAnalysis.Understanding;

namespace Portal.Domain.LogAnalysis;

/// <summary>The analysis by rules: read, recognise, match, understand. Needs no model, no network and no database, and keeps no text but what proves something.</summary>
public sealed partial class LogAnalyzer : ILogAnalyzer
{
    private readonly Catalogue _catalogue;
    private readonly ScanPlan _plan;

    /// <summary>Reads the catalogue, and an operator's folder of more rules where there is one. Broken rules are reported and skipped.</summary>
    public LogAnalyzer(string? catalogDirectory = null, ILogger<LogAnalyzer>? logger = null)
    {
        _catalogue = Catalogue.Load(catalogDirectory);
        _plan = new ScanPlan(_catalogue);
        foreach (var problem in _catalogue.Problems)
        {
            Log.Skipped(logger ?? NullLogger<LogAnalyzer>.Instance, problem);
        }
    }

    /// <summary>A sentence for each rule or catalogue file that was skipped.</summary>
    public IReadOnlyList<string> CatalogueProblems => _catalogue.Problems;

    /// <summary>More text than this is refused: 64 MiB (security, D27), unless somebody reads a file of their own.</summary>
    public long MostBytes { get; init; } = LogBytes.MostOfUpload;

    public LogReport Analyze(Stream utf8, LogFacts? facts, CancellationToken cancellationToken)
    {
        using var bytes = LogBytes.Open(utf8);
        return Analyze(new BlockReader(bytes, MostBytes), facts ?? new LogFacts(), cancellationToken);
    }

    public LogReport Analyze(string text, LogFacts? facts, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Analyze(new BlockReader(bytes, long.MaxValue), facts ?? new LogFacts(), cancellationToken);
    }

    private LogReport Analyze(BlockReader blocks, LogFacts facts, CancellationToken cancellationToken)
    {
        var collected = new EvidenceCollector(_catalogue, _plan);
        var feed = new EntryFeed(collected);
        var hits = new List<LiteralHit>();
        for (var block = blocks.Next(cancellationToken); block.Length > 0; block = blocks.Next(cancellationToken))
        {
            hits.Clear();
            var clean = block[..ByteCleaner.Clean(block.Span)];
            _plan.Scanner.Scan(clean.Span, hits);
            feed.Take(clean, hits);
        }

        feed.End();
        collected.End();
        return Report(collected, feed.Lines, facts);
    }

    private LogReport Report(EvidenceCollector collected, int lines, LogFacts facts)
    {
        var software = SoftwareRecognizer.Recognize(collected.Software, CancellationToken.None);
        var findings = Understand(collected, facts);
        var unknown = collected.Unknown.Problems();
        return new LogReport
        {
            Status = LogSynthesis.Status(findings),
            Software = software.Name,
            Version = software.Version,
            Java = software.Java,
            LineCount = lines,
            Findings = findings,
            Unknown = unknown,
            Summary = LogSynthesis.Summary(findings, unknown.Count),
            ReachedReady = software.Name == SoftwareGuess.Unknown ? null : collected.IsReady,
        };
    }

    private IReadOnlyList<Finding> Understand(EvidenceCollector collected, LogFacts facts)
    {
        var builder = new FindingBuilder(collected.Lines, new FixResolver(facts));
        var drafts = builder.Build(collected.Keeper.Hits);
        List<(Finding Finding, Rule? Rule)> found = [.. drafts.Select(draft => (builder.Finish(draft), (Rule?)draft.Rule))];
        var beside = new FactFindings(_catalogue, facts, DaemonWords.Read(collected.Daemon), collected.Lines);
        found.AddRange([.. beside.Find([.. found.Select(pair => pair.Finding)]).Select(pair => (pair.Finding, (Rule?)pair.Rule))]);
        return CauseGraph.Order(found);
    }

    private static partial class Log
    {
        [LoggerMessage(Microsoft.Extensions.Logging.LogLevel.Warning, "Log catalogue: {Problem}")]
        public static partial void Skipped(ILogger logger, string problem);
    }
}
