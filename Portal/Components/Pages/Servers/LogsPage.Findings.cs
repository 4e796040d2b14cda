using System.Runtime.CompilerServices;
using Portal.Components.Pages.Attachments;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Conversations;
using Portal.Domain.LogAnalysis;

namespace Portal.Components.Pages.Servers;

/// <summary>What the console's lines show: those that were there, and each new one within a second.</summary>
public sealed partial class LogsPage
{
    private const int MostFindings = 30;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private readonly List<Finding> _findings = [];
    private readonly List<LiveFinding> _told = [];
    private LiveFindings? _live;
    private bool _asking;

    private IReadOnlyList<TurnEvent.FindingShown>? Items { get; set; }

    private IReadOnlyDictionary<int, FindingMark> Marks { get; set; } = new Dictionary<int, FindingMark>();

    private LiveFindings Live => _live ??= new LiveFindings(analyzer);

    private void LookOn() => Follow(LookAsync(Gone), found => Show(found));

    private async IAsyncEnumerable<IReadOnlyList<LiveFinding>> LookAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await Task.Run(() => Whole(cancellationToken), cancellationToken);
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            LiveWindow? window = null;
            await InvokeAsync(() => window = Live.Next());
            if (window is not null && await Task.Run(() => Live.Look(window, cancellationToken), cancellationToken) is { Count: > 0 } found)
            {
                yield return found;
            }
        }
    }

    // The lines that were there when the page was opened.
    private List<LiveFinding> Whole(CancellationToken cancellationToken)
    {
        var report = analyzer.Analyze(string.Join('\n', _opened), null, cancellationToken);
        return [.. report.Findings.Select(f => new LiveFinding(f, 0))];
    }

    private void Show(IReadOnlyList<LiveFinding> found)
    {
        foreach (var now in found)
        {
            var at = _findings.FindIndex(f => f.Code == now.Finding.Code && f.Subject == now.Finding.Subject);
            if (at < 0)
            {
                _findings.Add(now.Finding);
            }
            else if (now.Line > 0)
            {
                _findings[at] = Grown(_findings[at], now.Finding);
            }
        }

        if (_findings.Count > MostFindings)
        {
            _findings.RemoveRange(0, _findings.Count - MostFindings);
        }

        _told.AddRange(Live.Tell([.. found.Where(f => f.Line > 0)]));
        ShowFindings();
    }

    private static Finding Grown(Finding before, Finding now)
    {
        var lines = before.Lines.Union(now.Lines).Order().ToList();
        return before with { Lines = lines, Count = Math.Max(before.Count, lines.Count) };
    }

    private void ShowFindings()
    {
        var order = FindingCards.Top(_findings).OrderByDescending(f => f.Severity).ToList();
        Items = [.. order.Select(f => new TurnEvent.FindingShown(FindingCards.Json(f, _findings), ServerId, Name ?? ""))];
        Marks = _findings.SelectMany(f => f.Lines.Select(line => new FindingMark(line, (int)f.Severity, f.Title)))
            .GroupBy(mark => (int)mark.Line).ToDictionary(marks => marks.Key, marks => marks.MaxBy(mark => mark.Level)!);
    }

    private void PutAway(LiveFinding finding) => _told.Remove(finding);

    private void JumpTo(int line)
    {
        if (line > Lines.Last && Held.Count > 0)
        {
            TogglePause();
        }

        (Jump, JumpRound, Paused) = (line, JumpRound + 1, true);
    }

    // The assistant reads the log anew and makes the card; this page changes nothing.
    private async Task AskAsync()
    {
        if (_asking || Name is null)
        {
            return;
        }

        _asking = true;
        var caller = await callers.GetAsync(Gone);
        var said = await desk.SayAsync(
            caller, null, Guid.NewGuid().ToString("N"), $"What is wrong with {Name}?", new ChosenServer(ServerId, Name), CancellationToken.None);
        if (said.Refused is null)
        {
            navigation.NavigateTo($"/chat/{said.ConversationId}");
        }

        _asking = false;
    }
}
