using Portal.Domain.Safety;

namespace Portal.Domain.Panel;

/// <summary>Tells whose a client key is, before it is kept.</summary>
public interface IPanelAccounts
{
    /// <summary>The account behind the key. Throws <see cref="PanelProblemException"/> when the panel refuses it or cannot be reached.</summary>
    Task<PanelAccount> WhoIsAsync(Secret key, CancellationToken cancellationToken);
}
