using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Panel;
using Portal.Domain.Safety;

namespace Portal.Identity;

/// <summary>Keeps a person's panel key, encrypted, without asking the panel: the panel checks it at its first use.</summary>
internal sealed class PanelLinks(IPortalContexts contexts, ISecretBox secrets, IAuditTrail audit, TimeProvider clock)
{
    /// <returns>False when this key is linked already.</returns>
    public async Task<bool> SetAsync(PortalUser user, Secret key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        var purpose = $"panel:{user.Id}";
        var link = await context.PanelLinks.FirstOrDefaultAsync(l => l.OwnerId == user.Id, cancellationToken);
        if (link is not null && secrets.Unprotect(purpose, link.KeyCipher)?.Reveal() == key.Reveal())
        {
            return false;
        }

        if (link is null)
        {
            link = new PanelLink
            {
                OwnerId = user.Id, PanelUsername = user.DisplayName, PanelEmail = user.Email!, KeyCipher = "", KeyLastFour = "", LinkedAt = clock.GetUtcNow(),
            };
            context.PanelLinks.Add(link);
        }

        (link.KeyCipher, link.KeyLastFour, link.RevokedAt) = (secrets.Protect(purpose, key), key.LastFour, null);
        link.LinkedAt = clock.GetUtcNow();
        await context.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync("system", user.Id, "key.linked", "done", new { lastFour = key.LastFour, by = "seed" }, cancellationToken);
        return true;
    }
}
