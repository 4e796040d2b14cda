using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Assistant;
using Portal.Domain.Attachments;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Chat;

/// <summary>Runs one turn from its row to its saved answer. It belongs to the conversation: no page, tab or circuit can end it but by Stop.</summary>
public sealed partial class TurnRunner(
    IServiceScopeFactory scopes, IPortalDbFactory databases, ConversationFeeds feeds, RunningTurns running, AttachmentService attachments,
    IOptionsMonitor<ChatOptions> options, TimeProvider clock, ILogger<TurnRunner> logger)
{
    /// <summary>Runs the turn if it is still waiting.</summary>
    public async Task RunAsync(Guid turnId, CancellationToken shutdown)
    {
        if (await ClaimAsync(turnId, shutdown) is not { } turn)
        {
            return;
        }

        var feed = await feeds.OpenAsync(turn.ConversationId, shutdown);
        var writer = new AnswerWriter(databases, feed, turn, clock);
        using var limit = new CancellationTokenSource(options.CurrentValue.TurnLimit, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(shutdown, limit.Token);
        running.Begin(turn.AnswerId, turn.OwnerId, stop);
        feed.Begin(turn.AnswerId);
        feeds.Changed(turn.ConversationId, turn.AnswerId);
        try
        {
            var ended = await WriteAsync(turn, writer, () => shutdown.IsCancellationRequested || limit.IsCancellationRequested, stop.Token);
            await FinishAsync(turn, writer, ended);
        }
        finally
        {
            running.End(turn.AnswerId);
        }
    }

    /// <summary>Marks turns that another process left running as interrupted, and gives back those that never began.</summary>
    public async Task<IReadOnlyList<Guid>> RecoverAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var cut = db.Turns.Where(t => t.State == TurnState.Running);
        await db.Messages.Where(m => m.State == MessageState.Streaming && cut.Any(t => t.AnswerId == m.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MessageState.Interrupted).SetProperty(m => m.CompletedAt, (DateTimeOffset?)now), cancellationToken);
        var interrupted = await cut.ExecuteUpdateAsync(
            set => set.SetProperty(t => t.State, TurnState.Interrupted).SetProperty(t => t.EndedAt, (DateTimeOffset?)now), cancellationToken);
        if (interrupted > 0)
        {
            Log.Interrupted(logger, interrupted);
        }

        return await db.Turns.Where(t => t.State == TurnState.Queued).OrderBy(t => t.CreatedAt).Select(t => t.Id).ToListAsync(cancellationToken);
    }

    private async Task<Turn?> ClaimAsync(Guid turnId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var claimed = await db.Turns.Where(t => t.Id == turnId && t.State == TurnState.Queued).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.State, TurnState.Running).SetProperty(t => t.StartedAt, (DateTimeOffset?)now), cancellationToken);
        return claimed == 1 ? await db.Turns.AsNoTracking().FirstAsync(t => t.Id == turnId, cancellationToken) : null;
    }

    private async Task<MessageState> WriteAsync(Turn turn, AnswerWriter writer, Func<bool> cutFromOutside, CancellationToken stop)
    {
        try
        {
            await foreach (var change in AnswerAsync(turn, stop))
            {
                await writer.AddAsync(change, CancellationToken.None);
            }

            return MessageState.Complete;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return cutFromOutside() ? MessageState.Interrupted : MessageState.Stopped;
        }
        catch (Exception problem)
        {
            Log.Failed(logger, turn.Id, problem);
            return MessageState.Interrupted;
        }
    }

    private async IAsyncEnumerable<TurnEvent> AnswerAsync(
        Turn turn, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var caller = new Caller(turn.OwnerId, turn.SessionId, turn.SecurityStamp, Role.Owner);
        if (!await scope.ServiceProvider.GetRequiredService<IPeople>().IsCurrentAsync(caller, cancellationToken))
        {
            yield return new TurnEvent.Delta("You were signed out before I could answer. Please sign in and try again.");
            yield break;
        }

        var assistant = scope.ServiceProvider.GetRequiredService<IAssistant>();
        var asked = await AskedAsync(caller, turn, cancellationToken);
        var events = turn.ActionId is { } action
            ? assistant.ReportAsync(asked, action, cancellationToken)
            : assistant.AnswerAsync(asked, cancellationToken);
        await foreach (var change in events.WithCancellation(cancellationToken))
        {
            yield return change;
        }
    }

    private async Task<AssistantTurn> AskedAsync(Caller caller, Turn turn, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var conversation = await db.Conversations.AsNoTracking().FirstAsync(c => c.Id == turn.ConversationId, cancellationToken);
        var messages = await db.Messages.AsNoTracking()
            .Where(m => m.ConversationId == turn.ConversationId && m.ReplacedById == null && m.Id != turn.AnswerId && m.CreatedAt <= turn.CreatedAt)
            .OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        var question = messages.FirstOrDefault(m => m.Id == turn.QuestionId);
        return new AssistantTurn(
            caller, turn.ConversationId, turn.Id, turn.AnswerId, turn.ActionId is null ? question?.Text ?? "" : "", conversation.ServerId,
            messages.Where(m => turn.ActionId is not null || m.Id != turn.QuestionId).ToList())
        {
            Logs = await LogsAsync(caller, turn, [.. messages.Select(m => m.Id)], cancellationToken),
        };
    }

    // Logs of replaced messages are out, as the messages are.
    private async Task<IReadOnlyList<AttachedLog>> LogsAsync(Caller caller, Turn turn, HashSet<Guid> messages, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var all = await attachments.ListAsync(caller, turn.ConversationId, cancellationToken);
        return [.. all.Where(a => a.MessageId is { } of && messages.Contains(of))
            .Select(a => new AttachedLog(a.Id, a.Name, a.Lines, a.MessageId == turn.QuestionId && turn.ActionId is null, a.IsGone(now)))];
    }

    private async Task FinishAsync(Turn turn, AnswerWriter writer, MessageState state)
    {
        await writer.EndAsync(state, CancellationToken.None);
        await using var db = await databases.OpenForSystemAsync(CancellationToken.None);
        var ended = Enum.Parse<TurnState>(state.ToString());
        var (now, first) = (clock.GetUtcNow(), writer.FirstTextAt);
        await db.Turns.Where(t => t.Id == turn.Id).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.State, ended).SetProperty(t => t.EndedAt, (DateTimeOffset?)now).SetProperty(t => t.FirstTextAt, first),
            CancellationToken.None);
        await using var scope = scopes.CreateAsyncScope();
        foreach (var watcher in scope.ServiceProvider.GetServices<ITurnWatcher>())
        {
            await watcher.EndedAsync(new EndedTurn(turn, state, now, writer), CancellationToken.None);
        }

        Log.Ended(logger, turn.Id, state);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Turn {Turn} ended: {State}.")]
        public static partial void Ended(ILogger logger, Guid turn, MessageState state);

        [LoggerMessage(LogLevel.Error, "Turn {Turn} failed.")]
        public static partial void Failed(ILogger logger, Guid turn, Exception problem);

        [LoggerMessage(LogLevel.Warning, "{Count} answers were being written when the portal ended; they are marked as interrupted.")]
        public static partial void Interrupted(ILogger logger, int count);
    }
}
