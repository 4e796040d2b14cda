using Microsoft.Extensions.AI;

namespace Portal.Domain.ModelRouting;

/// <summary>The model servers. The host makes them from <see cref="ModelOptions"/>.</summary>
public interface IModelClients
{
    /// <summary>The client of a tier, or null when the tier is not configured.</summary>
    IChatClient? For(ModelTier tier);
}
