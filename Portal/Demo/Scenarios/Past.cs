using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>Writes what a server logged before the world began, in the order of time, into its file and its console's memory.</summary>
internal sealed class Past(DemoServer server)
{
    private readonly List<(DateTimeOffset At, Step Step)> _steps = [];

    private DateTimeOffset Now => server.Time.Now;

    /// <summary>A whole boot that began so long ago.</summary>
    public Past Boot(TimeSpan ago, double seconds = 12)
    {
        var steps = server.Plan.Boot(server).TakeWhile(step => step is not Step.Exit).ToList();
        var at = Now - ago;
        foreach (var step in steps)
        {
            _steps.Add((at, step));
            at += TimeSpan.FromSeconds(seconds / steps.Count);
        }

        return this;
    }

    /// <summary>Everyday life from then until then (both: so long ago).</summary>
    public Past Live(IEnumerable<Step> life, TimeSpan from, TimeSpan until)
    {
        var (at, end) = (Now - from, Now - until);
        foreach (var step in life)
        {
            at += step is Step.Pause pause ? pause.For : TimeSpan.FromMilliseconds(20);
            if (at >= end)
            {
                break;
            }

            if (step is Step.Do work)
            {
                work.Act(server);
            }

            _steps.Add((at, step));
        }

        return this;
    }

    /// <summary>Single lines at a time.</summary>
    public Past At(TimeSpan ago, params Step[] steps)
    {
        _steps.AddRange(steps.Select((step, n) => (Now - ago + TimeSpan.FromMilliseconds(n), step)));
        return this;
    }

    /// <summary>Writes it all.</summary>
    public void Write()
    {
        foreach (var (at, step) in _steps.OrderBy(step => step.At))
        {
            switch (step)
            {
                case Step.Say say:
                    server.Log.Remember(new LogEntry(at, say.Thread, say.Level, say.Logger, say.Text));
                    break;
                case Step.Print print:
                    server.Console.Remember(print.Text);
                    break;
            }
        }
    }
}
