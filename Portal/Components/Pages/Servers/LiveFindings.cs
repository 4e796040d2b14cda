using Portal.Domain.LogAnalysis;

namespace Portal.Components.Pages.Servers;

/// <summary>A finding on the live console.</summary>
/// <param name="Line">Its newest line, by the page's numbers.</param>
public sealed record LiveFinding(Finding Finding, int Line);

/// <summary>
/// Runs the rules over the newest lines of a live console. It holds a window of them, so that a trace of many lines is seen whole; a problem that is
/// known already is not told again.
/// </summary>
public sealed class LiveFindings(ILogAnalyzer analyzer)
{
    private const int Window = 400;
    private readonly Queue<(int Number, string Text)> _newest = new(Window);
    private readonly HashSet<(string Code, string? Subject)> _told = [];
    private int _lookedUpTo;
    private int _last;

    /// <summary>Takes a line. Lines that were there before anybody watched count only as what surrounds the new ones.</summary>
    public void Add(int number, string text, bool isNew)
    {
        _newest.Enqueue((number, text));
        if (_newest.Count > Window)
        {
            _newest.Dequeue();
        }

        _last = number;
        _lookedUpTo = isNew ? _lookedUpTo : number;
    }

    /// <summary>The window to look through, or null when nothing is new.</summary>
    public LiveWindow? Next()
    {
        if (_last <= _lookedUpTo)
        {
            return null;
        }

        var window = new LiveWindow([.. _newest.Select(line => line.Number)], string.Join('\n', _newest.Select(line => line.Text)), _lookedUpTo);
        _lookedUpTo = _last;
        return window;
    }

    /// <summary>What the window shows that begins in its new lines. Pure; may run beside everything else.</summary>
    public IReadOnlyList<LiveFinding> Look(LiveWindow window, CancellationToken cancellationToken)
    {
        var report = analyzer.Analyze(window.Text, null, cancellationToken);
        var found = report.Findings.Select(f => Numbered(f, window.Numbers)).ToList();
        return [.. found.Where(f => f.Line > window.SeenUpTo)];
    }

    /// <summary>Those that are worth telling now: new, and more than worth knowing.</summary>
    public IReadOnlyList<LiveFinding> Tell(IReadOnlyList<LiveFinding> found) =>
        [.. found.Where(f => f.Finding is { Severity: not Severity.Low } && _told.Add((f.Finding.Code, f.Finding.Subject)))];

    private static LiveFinding Numbered(Finding finding, IReadOnlyList<int> numbers)
    {
        int Of(int line) => line >= 1 && line <= numbers.Count ? numbers[line - 1] : 0;
        var lines = finding.Lines.Select(Of).Where(line => line > 0).ToList();
        var evidence = finding.Evidence.Select(line => line with { Number = Of(line.Number) }).ToList();
        var last = lines.Concat(evidence.Select(line => line.Number)).DefaultIfEmpty().Max();
        return new LiveFinding(finding with { Lines = lines, Evidence = evidence, Explains = [] }, last);
    }
}

/// <summary>Lines to look through.</summary>
/// <param name="Numbers">The page's number of each line.</param>
/// <param name="SeenUpTo">Lines up to this number were looked through before.</param>
public sealed record LiveWindow(IReadOnlyList<int> Numbers, string Text, int SeenUpTo);
