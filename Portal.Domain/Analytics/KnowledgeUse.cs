using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;

namespace Portal.Domain.Analytics;

/// <summary>How much the knowledge base is used.</summary>
public sealed class KnowledgeUse(IPortalDbFactory databases)
{
    /// <summary>In how many conversations an answer cited one of these passages or the document they are of.</summary>
    /// <param name="document">The document's path, as citations carry it.</param>
    public async Task<int> CitedInAsync(string document, CancellationToken cancellationToken)
    {
        // Citations are kept as JSON; the path stands in it as the serializer writes it.
        var written = $"\"document\":{System.Text.Json.JsonSerializer.Serialize(document)}";
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.TurnEvents.Where(e => e.Payload.Contains(written)).Select(e => e.ConversationId).Distinct().CountAsync(cancellationToken);
    }
}
