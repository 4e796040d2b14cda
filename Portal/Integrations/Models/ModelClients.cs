using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Portal.Domain.ModelRouting;

namespace Portal.Integrations.Models;

/// <summary>Makes a client for each configured tier, over one pool of connections.</summary>
internal sealed class ModelClients(IHttpClientFactory clients, IOptionsMonitor<ModelOptions> options, TimeProvider clock) : IModelClients
{
    /// <summary>The name of the HTTP client.</summary>
    public const string Name = "model";

    /// <inheritdoc/>
    public IChatClient? For(ModelTier tier) => options.CurrentValue.For(tier) is { IsConfigured: true } configured
        ? new OpenAiChatClient(clients.CreateClient(Name), configured, clock)
        : null;
}
