using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Panel;
using Portal.Domain.Safety;

namespace Portal.Identity;

/// <summary>Links panel accounts on the operator's word, and only when the key is another one than before.</summary>
internal sealed class PanelLinks(IPortalContexts contexts, ISecretBox secrets, PanelLinkService links)
{
    /// <param name="userId">Whose account it is here.</param>
    /// <param name="key">Their client key.</param>
    /// <param name="account">Whose it is on the panel, when that is known; null = the panel is asked, and the key kept even when it does not answer.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>False when this key is linked already.</returns>
    public async Task<bool> SetAsync(string userId, Secret key, PanelAccount? account, CancellationToken cancellationToken)
    {
        if (await IsLinkedAsync(userId, key, cancellationToken))
        {
            return false;
        }

        await (account is null ? links.LinkForAsync(userId, key, cancellationToken) : links.KeepAsync(userId, key, account, cancellationToken));
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
