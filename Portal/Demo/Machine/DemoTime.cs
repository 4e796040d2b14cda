namespace Portal.Demo.Machine;

/// <summary>The world's time: one clock for everything, and waits that may be shortened by the speed.</summary>
public sealed class DemoTime(TimeProvider clock)
{
    public TimeProvider Clock { get; } = clock;

    /// <summary>How much faster than life servers work.</summary>
    public double Speed { get; internal set; } = 1;

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Waits this long in the servers' time.</summary>
    public Task Wait(TimeSpan time, CancellationToken cancellationToken) =>
        Task.Delay(time / Speed, Clock, cancellationToken);
}
