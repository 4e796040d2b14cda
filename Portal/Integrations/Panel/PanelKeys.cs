using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Data;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Integrations.Panel;

/// <summary>Whose key a caller's requests carry: their own; without one, the portal's own where the operator gave one; else none.</summary>
internal sealed partial class PanelKeys(
    IPortalDbFactory databases, ISecretBox box, IOptionsMonitor<PanelOptions> options, TimeProvider clock, ILogger<PanelKeys> logger)
{
    /// <summary>The call to make for this caller. <see cref="PanelCall.OwnerId"/> null means: the portal's key, and the portal checks the rights.</summary>
    public async Task<PanelCall> ForAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var link = await db.PanelLinks.AsNoTracking().FirstOrDefaultAsync(l => l.OwnerId == caller.UserId, cancellationToken);
        if (link is not null)
        {
            var key = box.Unprotect(PanelLinkService.Purpose(caller.UserId), link.KeyCipher) ?? throw Unreadable();
            return new PanelCall(key, caller.UserId);
        }

        return options.CurrentValue.AdminKey is { Length: > 0 } admin ? new PanelCall(new Secret(admin), null) : throw NotLinked();
    }

    /// <summary>Notes that the panel refused a person's key, once.</summary>
    public async Task RevokedAsync(string ownerId, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var marked = await db.PanelLinks.Where(l => l.OwnerId == ownerId && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken);
        if (marked > 0)
        {
            Log.Revoked(logger);
        }
    }

    /// <summary>There is no account to act with.</summary>
    public static PanelProblemException NotLinked() => new(new PanelProblem(
        PanelProblemKind.NotLinked, "Your game panel account is not linked yet. Enter your panel API key in the settings to see your servers."));

    private static PanelProblemException Unreadable() => new(new PanelProblem(
        PanelProblemKind.KeyRevoked, "Your panel key can no longer be read here. Please enter it again in the settings."));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The panel refused a linked key; its owner is asked for a new one.")]
        public static partial void Revoked(ILogger logger);
    }
}
