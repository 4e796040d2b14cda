using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Domain.Panel;

/// <summary>A linked panel account as its owner may see it.</summary>
/// <param name="RevokedAt">When the panel first refused the key, or null while it works.</param>
public sealed record LinkedAccount(string Username, string Email, string KeyLastFour, DateTimeOffset LinkedAt, DateTimeOffset? RevokedAt);

/// <summary>Links a person's panel account by their own client key: checked first, kept encrypted, shown as its last four characters.</summary>
public sealed class PanelLinkService(
    IPortalDbFactory databases, IPanelAccounts accounts, ISecretBox box, IAuditTrail audit, ServerDirectory servers, TimeProvider clock)
{
    /// <summary>The purpose under which a person's key is encrypted.</summary>
    public static string Purpose(string ownerId) => $"panel:{ownerId}";

    /// <summary>The caller's link, or null.</summary>
    public async Task<LinkedAccount?> FindAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.PanelLinks.AsNoTracking().Where(l => l.OwnerId == caller.UserId)
            .Select(l => new LinkedAccount(l.PanelUsername, l.PanelEmail, l.KeyLastFour, l.LinkedAt, l.RevokedAt))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Checks the key with the panel and keeps it. Throws <see cref="PanelProblemException"/> when the panel refuses it; nothing is kept then.</summary>
    public async Task<LinkedAccount> LinkAsync(Caller caller, Secret key, CancellationToken cancellationToken)
    {
        PanelAccount account;
        try
        {
            account = await accounts.WhoIsAsync(Tidy(key), cancellationToken);
        }
        catch (PanelProblemException problem)
        {
            await AuditAsync(caller.UserId, caller.UserId, "key.linked", "denied", new { problem.Problem.Code }, cancellationToken);
            throw;
        }

        await KeepAsync(caller.UserId, Tidy(key), account, cancellationToken);
        await AuditAsync(caller.UserId, caller.UserId, "key.linked", "done", new { Kind = "panel" }, cancellationToken);
        return (await FindAsync(caller, cancellationToken))!;
    }

    /// <summary>Keeps a key that the operator gives for a person (seed file, demo). Kept even when the panel cannot be asked or refuses it.</summary>
    public async Task LinkForAsync(string ownerId, Secret key, CancellationToken cancellationToken)
    {
        var account = new PanelAccount("", "");
        try
        {
            account = await accounts.WhoIsAsync(Tidy(key), cancellationToken);
        }
        catch (PanelProblemException)
        {
            // The panel says so again at the key's first use.
        }

        await KeepAsync(ownerId, Tidy(key), account, cancellationToken);
        await AuditAsync("system", ownerId, "key.linked", "done", new { Kind = "panel" }, cancellationToken);
    }

    /// <summary>Forgets the caller's key.</summary>
    public async Task UnlinkAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        await db.PanelLinks.Where(l => l.OwnerId == caller.UserId).ExecuteDeleteAsync(cancellationToken);
        servers.Forget(caller.UserId);
        await AuditAsync(caller.UserId, caller.UserId, "key.unlinked", "done", new { Kind = "panel" }, cancellationToken);
    }

    /// <summary>Keeps a key without asking the panel whose it is.</summary>
    internal async Task KeepAsync(string ownerId, Secret key, PanelAccount account, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var cipher = box.Protect(Purpose(ownerId), key);
        var link = await db.PanelLinks.FirstOrDefaultAsync(l => l.OwnerId == ownerId, cancellationToken);
        if (link is null)
        {
            link = new PanelLink
            {
                OwnerId = ownerId, PanelUsername = "", PanelEmail = "", KeyCipher = cipher, KeyLastFour = "", LinkedAt = clock.GetUtcNow(),
            };
            db.PanelLinks.Add(link);
        }

        (link.PanelUsername, link.PanelEmail, link.KeyCipher) = (account.Username, account.Email, cipher);
        (link.KeyLastFour, link.LinkedAt, link.RevokedAt) = (key.LastFour, clock.GetUtcNow(), null);
        await db.SaveChangesAsync(cancellationToken);
        servers.Forget(ownerId);
    }

    private Task AuditAsync(string actor, string ownerId, string action, string state, object detail, CancellationToken cancellationToken) =>
        audit.AppendAsync(actor, ownerId, action, state, detail, cancellationToken);

    private static Secret Tidy(Secret key) => new(key.Reveal().Trim());
}
