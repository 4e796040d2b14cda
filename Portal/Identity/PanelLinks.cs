using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Panel;
using Portal.Domain.Safety;

namespace Portal.Identity;

/// <summary>Keeps a panel key that the operator gives for a person, without asking the panel: the panel checks it at its first use.</summary>
internal sealed class PanelLinks(IPortalContexts contexts, ISecretBox secrets, IAuditTrail audit, TimeProvider clock)
{
    /// <returns>False when this key is linked already.</returns>
    public async Task<bool> SetAsync(PortalUser user, Secret key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        var purpose = PanelLinkService.Purpose(user.Id);
        var link = await context.PanelLinks.FirstOrDefaultAsync(row => row.OwnerId == user.Id, cancellationToken);
        if (link is { RevokedAt: null } && secrets.Unprotect(purpose, link.KeyCipher)?.Reveal() == key.Reveal())
        {
            return false;
        }

        link ??= context.PanelLinks.Add(NewLink(user)).Entity;
        (link.KeyCipher, link.KeyLastFour) = (secrets.Protect(purpose, key), key.LastFour);
        (link.LinkedAt, link.RevokedAt) = (clock.GetUtcNow(), null);
        await context.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync("system", user.Id, "key.linked", "done", new { kind = "panel", by = "operator" }, cancellationToken);
        return true;
    }

    // Empty until the panel said whose key it is.
    private static PanelLink NewLink(PortalUser user) => new()
    {
        OwnerId = user.Id,
        PanelUsername = "",
        PanelEmail = "",
        KeyCipher = "",
        KeyLastFour = "",
        LinkedAt = user.CreatedAt,
    };
}
