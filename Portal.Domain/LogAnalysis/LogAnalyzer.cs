using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.LogAnalysis.Reading;
using Portal.Domain.LogAnalysis.Rules;
using Portal.Domain.LogAnalysis.Understanding;

namespace Portal.Domain.LogAnalysis;

/// <summary>The analysis by rules: read, recognise, match, understand. Needs no model, no network and no database.</summary>
public sealed partial class LogAnalyzer : ILogAnalyzer
{
    private readonly Catalogue _catalogue;
    private readonly RuleMatcher _matcher;

    /// <summary>Reads the catalogue, and an operator's folder of more rules where there is one. Broken rules are reported and skipped.</summary>
    public LogAnalyzer(string? catalogDirectory = null, ILogger<LogAnalyzer>? logger = null)
    {
        _catalogue = Catalogue.Load(catalogDirectory);
        _matcher = new RuleMatcher(_catalogue);
        foreach (var problem in _catalogue.Problems)
        {
            Log.Skipped(logger ?? NullLogger<LogAnalyzer>.Instance, problem);
        }
    }

    /// <summary>A sentence for each rule or catalogue file that was skipped.</summary>
    public IReadOnlyList<string> CatalogueProblems => _catalogue.Problems;

    public LogReport Analyze(Stream utf8, LogFacts? facts, CancellationToken cancellationToken) =>
        Analyze(LogText.Read(utf8, cancellationToken), facts, cancellationToken);

    public LogReport Analyze(string text, LogFacts? facts, CancellationToken cancellationToken)
    {
        var (lines, entries) = EntryReader.Read(text, cancellationToken);
        var software = SoftwareRecognizer.Recognize(entries, cancellationToken);
        var hits = _matcher.Match(entries, cancellationToken);
        var findings = Understand(hits, entries, lines, facts ?? new LogFacts());
        var unknown = UnknownMiner.Mine(entries, [.. hits.Select(hit => hit.Entry)], lines);
        return new LogReport
        {
            Status = LogSynthesis.Status(findings),
            Software = software.Name,
            Version = software.Version,
            Java = software.Java,
            LineCount = lines.Count,
            Findings = findings,
            Unknown = unknown,
            Summary = LogSynthesis.Summary(findings, unknown.Count),
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            ReachedReady = software.Name == SoftwareGuess.Unknown ? null : ReadyWords.SaidIn(entries),
        };
    }

    private IReadOnlyList<Finding> Understand(List<Hit> hits, List<LogEntry> entries, List<string> lines, LogFacts facts)
    {
        var builder = new FindingBuilder(_catalogue, lines, new FixResolver(facts));
        var drafts = builder.Build(hits, entries);
        List<(Finding Finding, Rule? Rule)> found = [.. drafts.Select(draft => (builder.Finish(draft), (Rule?)draft.Rule))];
        var beside = new FactFindings(_catalogue, facts, DaemonWords.Read(entries), lines);
        found.AddRange([.. beside.Find([.. found.Select(pair => pair.Finding)]).Select(pair => (pair.Finding, (Rule?)pair.Rule))]);
        return CauseGraph.Order(found);
    }

    private static partial class Log
    {
        [LoggerMessage(Microsoft.Extensions.Logging.LogLevel.Warning, "Log catalogue: {Problem}")]
        public static partial void Skipped(ILogger logger, string problem);
    }
}
