using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Domain.Safety;

namespace Portal.Tests.Fixtures;

/// <summary>Keeps audit lines in memory.</summary>
public sealed class RecordedAudit : IAuditTrail
{
    public ConcurrentQueue<(string Actor, string Action, string State, string Detail)> Lines { get; } = new();

    public Task AppendAsync(string actor, string? ownerId, string action, string state, object detail, CancellationToken cancellationToken)
    {
        Lines.Enqueue((actor, action, state, JsonSerializer.Serialize(detail)));
        return Task.CompletedTask;
    }
}
