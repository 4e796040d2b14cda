using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Clues of games and runtimes other than Minecraft, read from <c>Software/games.json</c>.</summary>
internal static partial class GameClues
{
    private static readonly IReadOnlyList<GameText> Games = Read();

    public static IReadOnlyList<SoftwareClue> All { get; } =
        [.. Games.SelectMany(game => game.Clues.Select(clue => new SoftwareClue(game.Name, clue.Weight, clue.VersionWeight, clue.Anchor, clue.Regex)))];

    /// <summary>The ready texts of all of them.</summary>
    public static IReadOnlyList<string> Ready { get; } = [.. Games.SelectMany(game => game.Ready).Distinct()];

    private static List<GameText> Read()
    {
        var assembly = typeof(GameClues).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith(".LogAnalysis.Software.games.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize(stream, GamesJson.Default.GamesFile)!.Software;
    }

    internal sealed record GamesFile(List<GameText> Software);

    internal sealed record GameText(string Name, List<string> Ready, List<ClueText> Clues);

    internal sealed record ClueText(string Anchor, string Regex, int Weight, int VersionWeight);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GamesFile))]
    private sealed partial class GamesJson : JsonSerializerContext;
}
