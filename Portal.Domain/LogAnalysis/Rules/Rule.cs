using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>A rule ready to match.</summary>
internal sealed class Rule
{
    private bool? _isDigitBlind;
    private readonly bool _log;
    private readonly bool _report;
    private readonly bool _daemon;

    /// <param name="text">As it is written.</param>
    /// <param name="compile">Whether to try its expressions now; those of the portal itself are tried by a test.</param>
    /// <exception cref="ArgumentException">The rule is broken; the message says how.</exception>
    public Rule(RuleText text, bool compile)
    {
        Text = text;
        Require(text.Id.Length > 0 && text.Code.Contains('.', StringComparison.Ordinal), "it needs an id and a code like area.thing.state");
        Require(LogFamilies.All.Contains(text.Family), $"there is no family '{text.Family}'");
        Require(text.Confidence is > 0 and <= 1, "its confidence is not between 0 and 1");
        Require(text.Title.Length > 0 && text.Cause.Length > 0 && text.Action.Length > 0, "it needs title, cause and action");
        Require(text.Patterns.TrueForAll(pattern => pattern.Anchor is { Length: >= 3 }), "an anchor needs three letters at least");
        Patterns = [.. text.Patterns.Select(pattern => new Pattern(pattern))];
        Require(!compile || Patterns.All(pattern => pattern.Regex is not null), "it has no expression");
        var places = text.In ?? ["log", "report"];
        (_log, _report, _daemon) = (places.Contains("log"), places.Contains("report"), places.Contains("daemon"));
        Level = text.Level is null ? LogLevel.Warn : HeadGrammar.Level(text.Level);
        Require(Level is not LogLevel.None, $"there is no level '{text.Level}'");
    }

    public RuleText Text { get; }

    /// <summary>The quietest level it may stand at.</summary>
    public LogLevel Level { get; }

    public IReadOnlyList<Pattern> Patterns { get; }

    /// <summary>Whether what it says of an entry it says of the same entry with other digits too, but for what it captures.</summary>
    public bool IsDigitBlind => _isDigitBlind ??= Patterns.All(pattern => pattern.IsDigitBlind);

    /// <summary>Whether an entry is a place where this rule looks.</summary>
    public bool LooksAt(LogEntry entry) => entry.Origin switch
    {
        LogOrigin.Daemon => _daemon,
        LogOrigin.Report => _report,
        LogOrigin.Server => _log && (entry.Level is LogLevel.None || entry.Level >= Level),
        _ => false,
    };

    /// <summary>Whether it explains a finding of this code.</summary>
    public bool Explains(string code, bool sameSubject) => Any(Text.Explains, code) || (sameSubject && Any(Text.ExplainsOfSubject, code));

    private static bool Any(List<string> codes, string code) =>
        codes.Exists(known => known == code || (known.EndsWith('*') && code.StartsWith(known[..^1], StringComparison.Ordinal)));

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
