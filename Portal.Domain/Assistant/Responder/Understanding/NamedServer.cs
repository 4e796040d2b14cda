namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>A server as owners may name it.</summary>
/// <param name="Identifier">The panel's short id.</param>
public sealed record NamedServer(string Id, string Name, string Identifier);
