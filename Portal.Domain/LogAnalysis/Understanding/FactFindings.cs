using System.Globalization;
using Portal.Domain.LogAnalysis.Rules;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Findings that the node and the panel prove rather than the game's own log: how the process ended, and a heap too near the limit.</summary>
internal sealed class FactFindings(Catalogue catalogue, LogFacts facts, DaemonWords words, KeptLines lines)
{
    /// <summary>Above this share of the limit a full heap gets the container killed.</summary>
    private const double TooNear = 0.9;

    private int? Exit => words.ExitCode ?? facts.ExitCode;

    /// <summary>The findings; <paramref name="known"/> are those of the log.</summary>
    public IEnumerable<(Finding Finding, Rule Rule)> Find(IReadOnlyCollection<Finding> known)
    {
        var explained = known.Any(finding => finding.Severity is Severity.High);
        if (End(explained) is { } id)
        {
            yield return Make(id, words.Lines);
        }

        if (words.GaveUp)
        {
            yield return Make("daemon-crash-loop", words.Lines.TakeLast(1));
        }

        if (End(explained) != "daemon-killed-memory" && IsHeapTooNear)
        {
            yield return Make("facts-heap-near-limit", []);
        }
    }

    private bool IsHeapTooNear => FixResolver.HeapMb(facts.Invocation) is { } heap && facts.MemoryLimitMb is { } limit && heap > limit * TooNear;

    private string? End(bool explained) => Exit switch
    {
        137 when (words.OutOfMemory ?? facts.KilledForMemory) == true => "daemon-killed-memory",
        137 => "daemon-killed",
        139 => "daemon-segfault",
        134 => explained ? null : "daemon-aborted",
        143 or 130 => "daemon-terminated",
        > 0 when !explained => "daemon-exit-error",
        _ when (words.OutOfMemory ?? facts.KilledForMemory) == true => "daemon-killed-memory",
        _ => null,
    };

    private (Finding Finding, Rule Rule) Make(string id, IEnumerable<int> at)
    {
        var rule = catalogue.Find(id) ?? throw new InvalidOperationException($"The catalogue has no rule '{id}'.");
        var numbers = at.ToList();
        var hit = new Hit(rule, null!, numbers.FirstOrDefault(), numbers, Values());
        var finding = new FindingBuilder(lines, new FixResolver(facts)).Finish(new Draft(null, hit));
        return (finding with { Lines = [.. numbers.Take(1)] }, rule);
    }

    private Dictionary<string, string> Values()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Put(values, "exit", Exit);
        Put(values, "heap", FixResolver.HeapMb(facts.Invocation));
        Put(values, "limit", facts.MemoryLimitMb);
        Put(values, "fits", facts.MemoryLimitMb is { } limit ? (int)(limit * FixResolver.HeapShare) : null);
        return values;
    }

    private static void Put(Dictionary<string, string> values, string name, int? value)
    {
        if (value is { } number)
        {
            values[name] = number.ToString(CultureInfo.InvariantCulture);
        }
    }
}
