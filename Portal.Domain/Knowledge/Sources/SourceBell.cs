namespace Portal.Domain.Knowledge.Sources;

/// <summary>Rings when a source was added, changed or removed in this process, so that nobody has to keep looking.</summary>
public sealed class SourceBell
{
    private TaskCompletionSource _rung = New();

    /// <summary>Ends with the next ring.</summary>
    public Task Rung => Volatile.Read(ref _rung).Task;

    /// <summary>Rings.</summary>
    public void Ring() => Interlocked.Exchange(ref _rung, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
