using System.Text.Json;

namespace Portal.Components.Pages.Chat;

/// <summary>What a finding card shows, read from the finding's JSON. Fields that are missing stay empty; unknown ones are ignored.</summary>
internal sealed record FindingWords(
    string Code, string Title, string Severity, string Cause, IReadOnlyList<int> Lines, IReadOnlyList<string> Evidence, IReadOnlyList<string> Steps,
    FindingBlame? Blame)
{
    /// <summary>Nothing yet.</summary>
    public static FindingWords None { get; } = new("", "", "low", "", [], [], [], null);

    /// <summary>Reads <c>analyze --json</c>'s shape.</summary>
    public static FindingWords Read(JsonElement finding)
    {
        var read = finding.Deserialize<FindingWords>(JsonSerializerOptions.Web) ?? None;
        return new FindingWords(
            read.Code ?? "", read.Title ?? read.Code ?? "", read.Severity ?? "low", read.Cause ?? "", read.Lines ?? [], read.Evidence ?? [], read.Steps ?? [],
            read.Blame);
    }
}

/// <summary>The plugin, mod, file or port blamed.</summary>
internal sealed record FindingBlame(string Kind, string Name);
