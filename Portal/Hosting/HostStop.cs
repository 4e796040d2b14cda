namespace Portal.Hosting;

/// <summary>
/// Knows whether somebody already stops the host. A test's factory does it itself; stopping and disposing a second time beside it
/// would take the services away under the hosted services that are just saving their work.
/// </summary>
internal sealed class HostStop : IHostedLifecycleService
{
    private int _isUnderWay;

    private bool IsUnderWay => Volatile.Read(ref _isUnderWay) == 1;

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _isUnderWay, 1);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits until the host is asked to stop; then stops and disposes it, unless somebody else is at it.</summary>
    public static async Task WaitAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopping = app.Lifetime.ApplicationStopping.Register(asked.SetResult);
        await using var cancelled = cancellationToken.Register(app.Lifetime.StopApplication);
        await asked.Task;
        if (!app.Services.GetRequiredService<HostStop>().IsUnderWay)
        {
            try
            {
                await app.StopAsync(CancellationToken.None);
            }
            catch (Exception e) when (e is OperationCanceledException or AggregateException)
            {
                // The host has logged what did not stop in time; the process still ends in order.
            }

            await app.DisposeAsync();
        }
    }
}
