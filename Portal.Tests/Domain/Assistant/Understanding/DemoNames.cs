using Portal.Domain.Assistant.Responder.Understanding;

namespace Portal.Tests.Domain.Assistant.Understanding;

/// <summary>Olivia's servers, by name.</summary>
internal static class DemoNames
{
    public static IReadOnlyList<NamedServer> Servers { get; } =
    [
        .. new[] { "Survival", "Creative", "Skyblock", "Modded", "Fabric Lab", "Hardcore", "Old World", "Lobby", "Archive" }
            .Select((name, i) => new NamedServer($"5e000{i + 1}", name, $"5e000{i + 1}aa")),
    ];

    public static string NameOf(string id) => Servers.First(s => s.Id == id).Name.ToLowerInvariant();
}
