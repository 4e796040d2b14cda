using System.Text.RegularExpressions;
using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>A rule ready to match.</summary>
internal sealed class Rule
{
    /// <summary>No expression may backtrack: logs are hostile text.</summary>
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline;

    private readonly LogLevel _level;
    private readonly bool _log;
    private readonly bool _report;
    private readonly bool _daemon;

    /// <exception cref="ArgumentException">The rule is broken; the message says how.</exception>
    public Rule(RuleText text)
    {
        Text = text;
        Require(text.Id.Length > 0 && text.Code.Contains('.', StringComparison.Ordinal), "it needs an id and a code like area.thing.state");
        Require(LogFamilies.All.Contains(text.Family), $"there is no family '{text.Family}'");
        Require(text.Confidence is > 0 and <= 1, "its confidence is not between 0 and 1");
        Require(text.Title.Length > 0 && text.Cause.Length > 0 && text.Action.Length > 0, "it needs title, cause and action");
        Patterns = [.. text.Patterns.Select(Compile)];
        var places = text.In ?? ["log", "report"];
        (_log, _report, _daemon) = (places.Contains("log"), places.Contains("report"), places.Contains("daemon"));
        _level = text.Level is null ? LogLevel.Warn : HeadGrammar.Level(text.Level);
        Require(_level is not LogLevel.None, $"there is no level '{text.Level}'");
    }

    public RuleText Text { get; }

    public IReadOnlyList<(string Anchor, Regex Regex)> Patterns { get; }

    /// <summary>Whether an entry is a place where this rule looks.</summary>
    public bool LooksAt(LogEntry entry) => entry.Origin switch
    {
        LogOrigin.Daemon => _daemon,
        LogOrigin.Report => _report,
        LogOrigin.Server => _log && (entry.Level is LogLevel.None || entry.Level >= _level),
        _ => false,
    };

    /// <summary>Whether it explains a finding of this code.</summary>
    public bool Explains(string code, bool sameSubject) => Any(Text.Explains, code) || (sameSubject && Any(Text.ExplainsOfSubject, code));

    private static bool Any(List<string> codes, string code) =>
        codes.Exists(known => known == code || (known.EndsWith('*') && code.StartsWith(known[..^1], StringComparison.Ordinal)));

    private static (string Anchor, Regex Regex) Compile(PatternText pattern)
    {
        Require(pattern.Anchor is { Length: >= 3 }, "an anchor needs three letters at least");
        try
        {
            return (pattern.Anchor, new Regex(pattern.Regex, Linear));
        }
        catch (NotSupportedException problem)
        {
            throw new ArgumentException($"the expression '{pattern.Regex}' cannot run in linear time: {problem.Message}", problem);
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
