using Portal.Domain.Safety;

namespace Portal.Integrations.Panel;

/// <summary>One call: with whose key, and what a refusal would mean.</summary>
/// <param name="Key">The bearer key.</param>
/// <param name="OwnerId">Whose key it is; null = the portal's own.</param>
/// <param name="ServerId">The server it is about, for telling a 409 apart and for one write at a time.</param>
/// <param name="Permission">The right it needs, named when the panel says 403.</param>
internal sealed record PanelCall(Secret Key, string? OwnerId, string? ServerId = null, string? Permission = null);
