using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Safety;

namespace Portal.Data;

/// <summary>
/// Appends to the audit trail. Writers take turns: SQLite begins its transaction IMMEDIATE, PostgreSQL takes an advisory lock,
/// so each line's hash covers the line before it on every node.
/// </summary>
internal sealed class AuditTrail(IPortalContexts contexts, AuditKey key, TimeProvider clock) : IAuditTrail
{
    /// <summary>Any fixed number; it only has to be the same on every node.</summary>
    private const long AppendLock = 0x706f7274616c;

    public async Task AppendAsync(string actor, string? ownerId, string action, string state, object detail, CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (context.Database.IsNpgsql())
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AppendLock})", cancellationToken);
        }

        var last = await context.Audit.AsNoTracking().OrderByDescending(e => e.Id)
            .Select(e => new { e.Id, e.Hash }).FirstOrDefaultAsync(cancellationToken);
        context.Audit.Add(Line(last?.Id ?? 0, last?.Hash ?? AuditChain.Beginning, actor, ownerId, action, state, detail));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private AuditEntry Line(long lastId, string lastHash, string actor, string? ownerId, string action, string state, object detail)
    {
        // Whole milliseconds, so that both databases give back exactly what was hashed.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        AuditEntry Make(string hash) => new()
        {
            Id = lastId + 1,
            OwnerId = ownerId,
            Actor = actor,
            Action = action,
            State = state,
            Detail = JsonSerializer.Serialize(detail),
            CreatedAt = now,
            Hash = hash,
        };
        return Make(AuditChain.Hash(key.Get(), lastHash, Make("")));
    }
}
