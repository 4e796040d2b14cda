using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Domain.Memory;

/// <summary>Writes down what really happened (S2, S3): servers used, problems and what became of them, people who had to help.</summary>
public sealed class MemoryRecorder(IPortalDbFactory databases, TimeProvider clock)
{
    /// <summary>Issues kept for each owner (S2).</summary>
    public const int KeptIssues = 5;

    /// <summary>Servers kept for each owner.</summary>
    public const int KeptServers = 50;

    /// <summary>Escalations kept for each owner.</summary>
    public const int KeptEscalations = 20;

    /// <summary>Counts one use of a server.</summary>
    public async Task RecordUseAsync(Caller caller, string serverId, string serverName, Guid? conversationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var item = await Mine(db, caller, MemoryKind.ServerUse).FirstOrDefaultAsync(m => m.Key == serverId, cancellationToken);
        if (item is null)
        {
            item = New(caller, MemoryKind.ServerUse, serverId, serverName, conversationId);
            db.Memory.Add(item);
        }

        item.Weight = UseDecay.At(item.Weight, item.UsedAt, now) + 1;
        (item.Text, item.ServerId, item.ServerName, item.UsedAt) = (Cut(serverName), serverId, serverName, now);
        await KeepAsync(db, caller, item, KeptServers, cancellationToken);
    }

    /// <summary>Remembers a problem as open; the same problem on the same server is refreshed, not doubled.</summary>
    public async Task RecordIssueAsync(Caller caller, IssueNote note, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var item = await Mine(db, caller, MemoryKind.Issue).FirstOrDefaultAsync(
            m => m.Key == note.Code && m.ServerId == note.ServerId && m.Resolution != IssueResolution.ConfirmedFixed, cancellationToken);
        if (item is null)
        {
            item = New(caller, MemoryKind.Issue, note.Code, note.Text, note.ConversationId);
            (item.ServerId, item.ServerName, item.Resolution) = (note.ServerId, note.ServerName, IssueResolution.Open);
            db.Memory.Add(item);
        }

        (item.Text, item.UsedAt, item.ConversationId) = (Cut(note.Text), clock.GetUtcNow(), note.ConversationId);
        await KeepAsync(db, caller, item, KeptIssues, cancellationToken);
    }

    /// <summary>Writes down what became of a server's issues: only ever what was seen (S2).</summary>
    /// <param name="code">Only the issue with this code, or null for the newest one that is not settled.</param>
    /// <param name="how">How, e.g. "restarted, seen running at 12:04 UTC".</param>
    /// <returns>False when there is no such open issue.</returns>
    public async Task<bool> ResolveIssueAsync(
        Caller caller, string? serverId, string? code, IssueResolution resolution, string how, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var open = await Mine(db, caller, MemoryKind.Issue)
            .Where(m => m.Resolution != IssueResolution.ConfirmedFixed && (serverId == null || m.ServerId == serverId) && (code == null || m.Key == code))
            .OrderByDescending(m => m.UsedAt).FirstOrDefaultAsync(cancellationToken);
        if (open is null)
        {
            return false;
        }

        (open.Resolution, open.ResolutionText, open.UsedAt) = (resolution, Cut(how), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Remembers that a person had to help, and marks the open issue of that server as escalated.</summary>
    public async Task RecordEscalationAsync(
        Caller caller, string ticketNumber, string text, string? serverId, string? serverName, Guid conversationId, CancellationToken cancellationToken)
    {
        await using (var db = await databases.OpenAsync(caller, cancellationToken))
        {
            if (!await Mine(db, caller, MemoryKind.Escalation).AnyAsync(m => m.Key == ticketNumber, cancellationToken))
            {
                var item = New(caller, MemoryKind.Escalation, ticketNumber, text, conversationId);
                (item.ServerId, item.ServerName) = (serverId, serverName);
                db.Memory.Add(item);
                await KeepAsync(db, caller, item, KeptEscalations, cancellationToken);
            }
        }

        if (serverId is not null)
        {
            await ResolveIssueAsync(caller, serverId, null, IssueResolution.Escalated, $"handed to a person, ticket {ticketNumber}", cancellationToken);
        }
    }

    private static async Task KeepAsync(IPortalDb db, Caller caller, MemoryItem added, int most, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var old = await Mine(db, caller, added.Kind).OrderByDescending(m => m.UsedAt).ThenByDescending(m => m.Id).Skip(most).ToListAsync(cancellationToken);
        db.Memory.RemoveRange(old);
        await db.SaveChangesAsync(cancellationToken);
    }

    private MemoryItem New(Caller caller, MemoryKind kind, string key, string text, Guid? conversationId) => new()
    {
        OwnerId = caller.UserId, Kind = kind, Key = key, Text = Cut(text), ConversationId = conversationId,
        CreatedAt = clock.GetUtcNow(), UsedAt = clock.GetUtcNow(),
    };

    private static IQueryable<MemoryItem> Mine(IPortalDb db, Caller caller, MemoryKind kind) =>
        db.Memory.Where(m => m.OwnerId == caller.UserId && m.Kind == kind);

    private static string Cut(string text) => text.Length <= 300 ? text : text[..299] + "…";
}
