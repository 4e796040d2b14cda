using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;

namespace Portal.Domain.Conversations;

/// <summary>
/// Writes one answer: every event goes to the followers at once, and to the database at most half a second later (security, D29),
/// so that a crash loses at most that much of the text and nothing else.
/// </summary>
public sealed class AnswerWriter(IPortalDbFactory databases, ConversationFeed feed, Turn turn, TimeProvider clock)
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMilliseconds(500);

    private readonly StringBuilder _text = new();
    private readonly List<TurnEventRow> _unsaved = [];
    private DateTimeOffset _savedAt = clock.GetUtcNow();
    private TurnEvent.ServerChosen? _server;

    /// <summary>When the first text came, or null.</summary>
    public DateTimeOffset? FirstTextAt { get; private set; }

    /// <summary>What the question was taken for, once known.</summary>
    public TurnEvent.Classified? Classified { get; private set; }

    /// <summary>Whether a ticket was opened.</summary>
    public bool Escalated { get; private set; }

    /// <summary>Code of the first finding shown, or null.</summary>
    public string? FindingCode { get; private set; }

    /// <summary>The text so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Tells and, when it is time, saves one event.</summary>
    public async Task AddAsync(TurnEvent change, CancellationToken cancellationToken)
    {
        var item = feed.Publish(turn.AnswerId, change);
        Note(change);
        if (change is not (TurnEvent.Delta or TurnEvent.Restarted))
        {
            _unsaved.Add(Row(item, change));
        }

        if (clock.GetUtcNow() - _savedAt >= SaveEvery)
        {
            await SaveAsync(MessageState.Streaming, cancellationToken);
        }
    }

    /// <summary>Ends the answer; saved before it is told.</summary>
    public async Task EndAsync(MessageState state, CancellationToken cancellationToken)
    {
        await SaveAsync(state, cancellationToken);
        feed.Publish(turn.AnswerId, new TurnEvent.Done(state));
    }

    private void Note(TurnEvent change)
    {
        switch (change)
        {
            case TurnEvent.Delta delta:
                FirstTextAt ??= clock.GetUtcNow();
                _text.Append(delta.Text);
                break;
            case TurnEvent.Restarted:
                _text.Clear();
                break;
            case TurnEvent.Classified classified:
                Classified = classified;
                break;
            case TurnEvent.ServerChosen server:
                _server = server;
                break;
            case TurnEvent.TicketOpened:
                Escalated = true;
                break;
            case TurnEvent.FindingShown finding when finding.Finding.TryGetProperty("code", out var code):
                FindingCode ??= code.GetString();
                break;
        }
    }

    private async Task SaveAsync(MessageState state, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (text, last) = (_text.ToString(), feed.Last);
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ended = state == MessageState.Streaming ? null : (DateTimeOffset?)now;
        await db.Messages.Where(m => m.Id == turn.AnswerId).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Text, text).SetProperty(m => m.State, state).SetProperty(m => m.CompletedAt, ended), cancellationToken);
        await db.Conversations.Where(c => c.Id == turn.ConversationId && c.LastEvent < last).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.LastEvent, last).SetProperty(c => c.UpdatedAt, now), cancellationToken);
        if (_server is { } server)
        {
            // What the talk is about from here on; the owner changes it with one click.
            await db.Conversations.Where(c => c.Id == turn.ConversationId).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.ServerId, server.ServerId).SetProperty(c => c.ServerName, server.Name).SetProperty(c => c.ServerAssumed, server.Assumed),
                cancellationToken);
        }

        db.TurnEvents.AddRange(_unsaved);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _unsaved.Clear();
        (_savedAt, _server) = (now, null);
    }

    private TurnEventRow Row(FeedItem item, TurnEvent change) => new()
    {
        OwnerId = turn.OwnerId, ConversationId = turn.ConversationId, MessageId = turn.AnswerId, Number = item.Number,
        Payload = TranscriptLine.Write(change), CreatedAt = clock.GetUtcNow(),
    };
}
