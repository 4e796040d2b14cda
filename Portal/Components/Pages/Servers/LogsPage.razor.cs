using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Portal.Chat;
using Portal.Domain.LogAnalysis;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Identity;
using Portal.Integrations.Panel;

namespace Portal.Components.Pages.Servers;

/// <summary>
/// A server's log and, after it, the live console. Lines are numbered as log analysis numbers them, so that a finding can point here
/// with <c>?line=</c>.
/// </summary>
public sealed partial class LogsPage(
    IPanelReader panel, ILogAnalyzer analyzer, ChatDesk desk, NavigationManager navigation, CallerAccessor callers, TimeProvider clock)
{
    private const int FirstLines = 200; // as many as an analysis reads
    private const int MostHeld = 2000;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _opened = [];
    private Caller? _caller;
    private bool _watching;

    [Parameter] public string ServerId { get; set; } = "";

    [SupplyParameterFromQuery(Name = "line")] public int Line { get; set; }

    private string? Name { get; set; }
    private ServerCondition Condition { get; set; } = ServerCondition.Normal;
    private PowerState State { get; set; }
    private PanelProblem? Problem { get; set; }
    private string? Interrupted { get; set; }
    private LiveLines Lines { get; } = new();
    private List<string> Held { get; } = [];
    private IReadOnlyList<string> Notes { get; set; } = [];
    private bool Paused { get; set; }
    private string Find { get; set; } = "";
    private IReadOnlyList<int> Hits { get; set; } = [];
    private int HitIndex { get; set; } = -1;
    private int Jump { get; set; }
    private int JumpRound { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var caller = _caller = await callers.GetAsync(Gone);
        if (await OpenAsync(caller))
        {
            LookOn();
            Follow(LiveAsync(caller, Gone), Show);
        }
    }

    private async Task<bool> OpenAsync(Caller caller)
    {
        try
        {
            var details = await panel.FindServerAsync(caller, ServerId, Gone) ?? throw new PanelProblemException(ServerWords.NotFound());
            (Name, Condition) = (details.Server.Name, details.Server.Condition);
            var log = await panel.ReadLogAsync(caller, ServerId, FirstLines, Gone);
            Notes = log.Notes;
            _opened.AddRange(log.Lines);
            foreach (var line in log.Lines)
            {
                Live.Add(Lines.Last + 1, line, isNew: false);
                Add(line);
            }

            (Jump, Paused) = (Line, Line > 0);
            return true;
        }
        catch (PanelProblemException problem)
        {
            // An empty log is no reason not to watch what comes.
            Problem = problem.Problem.Kind is PanelProblemKind.NoLog ? null : problem.Problem;
            return problem.Problem.Kind is PanelProblemKind.NoLog;
        }
    }

    // A refusal ends the stream with its own words in place of an error page.
    private async IAsyncEnumerable<ConsoleEvent> LiveAsync(Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var events = panel.FollowConsoleAsync(caller, ServerId, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(events))
        {
            yield return events.Current;
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<ConsoleEvent> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (PanelProblemException problem)
        {
            await InvokeAsync(() =>
            {
                Problem = problem.Problem;
                StateHasChanged();
            });
            return false;
        }
    }

    private void Show(ConsoleEvent seen)
    {
        switch (seen)
        {
            case ConsoleEvent.State state:
                State = state.Power;
                break;
            case ConsoleEvent.Stats stats when stats.Usage.State is not PowerState.Unknown:
                State = stats.Usage.State;
                break;
            case ConsoleEvent.Gap gap:
                Interrupted = gap.Reason;
                Lines.AddNotice($"lines may be missing: {gap.Reason}");
                break;
            case ConsoleEvent.HistoryEnd:
                _watching = true;
                break;
            case ConsoleEvent.Line line when !line.IsHistory || !_known.Contains(LogMerge.Key(line.Text)):
                Live.Add(Lines.Last + Held.Count + 1, line.Text, isNew: _watching || !line.IsHistory);
                Hold(line.Text);
                break;
        }

        Interrupted = seen is ConsoleEvent.Gap ? Interrupted : null;
    }

    private void Hold(string line)
    {
        if (!Paused)
        {
            Add(line);
            return;
        }

        Held.Add(line);
        if (Held.Count > MostHeld)
        {
            Held.RemoveAt(0);
        }
    }

    private void Add(string line)
    {
        _known.Add(LogMerge.Key(line));
        Lines.Add(line);
        if (Find.Length > 0)
        {
            Hits = Lines.Find(Find);
        }
    }

    private void TogglePause()
    {
        Paused = !Paused;
        if (!Paused)
        {
            Jump = 0;
            Held.ForEach(Add);
            Held.Clear();
        }
    }

    private void Search(string? text)
    {
        (Find, HitIndex, Jump) = (text?.Trim() ?? "", -1, 0);
        Hits = Lines.Find(Find);
    }

    private void NextHit() => StepHit(1);

    private void PreviousHit() => StepHit(-1);

    private void StepHit(int step)
    {
        if (Hits.Count > 0)
        {
            (HitIndex, Paused) = ((Math.Max(HitIndex, step > 0 ? -1 : 0) + step + Hits.Count) % Hits.Count, true);
            (Jump, JumpRound) = (Hits[HitIndex], JumpRound + 1);
        }
    }
}
