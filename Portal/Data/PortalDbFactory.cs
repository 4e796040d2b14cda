using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Data;

/// <summary>Opens pooled contexts and sets, every time, whose rows they see.</summary>
internal sealed class PortalDbFactory<TContext>(IDbContextFactory<TContext> contexts) : IPortalDbFactory, IPortalContexts
    where TContext : PortalDbContext
{
    public async Task<IPortalDb> OpenAsync(Caller caller, CancellationToken cancellationToken) => await OpenContextAsync(caller, cancellationToken);

    public async Task<IPortalDb> OpenForSystemAsync(CancellationToken cancellationToken) => await OpenContextAsync(null, cancellationToken);

    public async Task<PortalDbContext> OpenContextAsync(Caller? caller, CancellationToken cancellationToken)
    {
        var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.SeeAs(caller);
        return context;
    }
}

/// <summary>The whole context, for the host's own needs: migrations, accounts, full-text search.</summary>
internal interface IPortalContexts
{
    /// <summary>A context that sees what the caller may see; null = everything.</summary>
    Task<PortalDbContext> OpenContextAsync(Caller? caller, CancellationToken cancellationToken);
}
