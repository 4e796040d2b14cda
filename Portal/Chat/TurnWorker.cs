using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Conversations;
using Portal.Domain.Data;

namespace Portal.Chat;

/// <summary>Runs turns: several at once, but one after the other within a conversation.</summary>
public sealed partial class TurnWorker(
    TurnInbox inbox, TurnRunner runner, IPortalDbFactory databases, IOptions<ChatOptions> options, ILogger<TurnWorker> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, Task> _last = new();
    private readonly SemaphoreSlim _places = new(options.Value.AtOnce);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var turn in inbox.ReadAllAsync(stoppingToken))
            {
                await QueueAsync(turn, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_last.Values);
        }
    }

    private async Task QueueAsync(Guid turn, CancellationToken stoppingToken)
    {
        await using var db = await databases.OpenForSystemAsync(stoppingToken);
        var conversation = await db.Turns.Where(t => t.Id == turn).Select(t => t.ConversationId).FirstOrDefaultAsync(stoppingToken);
        var before = _last.GetValueOrDefault(conversation, Task.CompletedTask);
        var run = RunAfterAsync(before, turn, stoppingToken);
        _last[conversation] = run;
        _ = ForgetAsync(conversation, run);
    }

    private async Task RunAfterAsync(Task before, Guid turn, CancellationToken stoppingToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        try
        {
            await _places.WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return; // still queued in the database; the next start runs it
        }

        try
        {
            await runner.RunAsync(turn, stoppingToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Log.Lost(logger, turn, problem);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task ForgetAsync(Guid conversation, Task run)
    {
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _last.TryRemove(new KeyValuePair<Guid, Task>(conversation, run));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _places.Dispose();
        base.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Turn {Turn} could not be run or saved.")]
        public static partial void Lost(ILogger logger, Guid turn, Exception problem);
    }
}
