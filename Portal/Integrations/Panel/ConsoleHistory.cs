using Portal.Domain.Panel;

namespace Portal.Integrations.Panel;

/// <summary>What the console gave on connecting.</summary>
internal sealed class ConsoleHistory
{
    private readonly List<string> _lines = [];
    private PanelProblem? _problem;

    public IReadOnlyList<string> Lines => _lines;

    public PowerState? State { get; private set; }

    public ServerUsage? Usage { get; private set; }

    public int Gaps { get; private set; }

    public LogSource Source => new("console", null, _lines.Count, _problem);

    public static ConsoleHistory Without(PanelProblem problem) => new() { _problem = problem };

    /// <returns>Whether that was all.</returns>
    public bool Take(ConsoleEvent seen)
    {
        switch (seen)
        {
            case ConsoleEvent.Line line:
                _lines.Add(line.Text);
                break;
            case ConsoleEvent.State state:
                State = state.Power;
                break;
            case ConsoleEvent.Stats stats:
                Usage = stats.Usage;
                break;
            case ConsoleEvent.Gap:
                Gaps++;
                break;
        }

        return seen is ConsoleEvent.HistoryEnd;
    }
}

/// <summary>Lines of files and where they came from.</summary>
internal sealed record LogPart(IReadOnlyList<string> Lines, IReadOnlyList<LogSource> Sources);
