using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Panel;
using Portal.Domain.Safety;

namespace Portal.Identity;

/// <summary>Links panel accounts on the operator's word, and only when the key is another one than before.</summary>
internal sealed class PanelLinks(IPortalContexts contexts, ISecretBox secrets, PanelLinkService links)
{
    /// <summary>The panel is asked whose key it is; it is kept even when the panel does not answer.</summary>
    /// <returns>False when this key is linked already.</returns>
    public async Task<bool> SetAsync(PortalUser user, Secret key, CancellationToken cancellationToken)
    {
        if (await IsLinkedAsync(user.Id, key, cancellationToken))
        {
            return false;
        }

        await links.LinkForAsync(user.Id, key, cancellationToken);
        return true;
    }

    private async Task<bool> IsLinkedAsync(string userId, Secret key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        var cipher = await context.PanelLinks.Where(link => link.OwnerId == userId && link.RevokedAt == null)
            .Select(link => link.KeyCipher).FirstOrDefaultAsync(cancellationToken);
        return cipher is not null && secrets.Unprotect(PanelLinkService.Purpose(userId), cipher)?.Reveal() == key.Reveal();
    }
}
