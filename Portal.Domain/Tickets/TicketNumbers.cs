using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;

namespace Portal.Domain.Tickets;

/// <summary>Running numbers. Two that want the same one meet at the unique index, and the later asks again.</summary>
public static class TicketNumbers
{
    /// <summary>The first ticket's number: one that does not look like a first ticket.</summary>
    public const long First = 1001;

    /// <summary>The highest number given out, or null.</summary>
    public static async Task<long?> LastAsync(IPortalDbFactory databases, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.Tickets.MaxAsync(t => (long?)t.Number, cancellationToken);
    }
}
