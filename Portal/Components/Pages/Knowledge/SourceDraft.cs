using Portal.Domain.Knowledge;

namespace Portal.Components.Pages.Knowledge;

/// <summary>A source as it is edited: lists are lines or words.</summary>
public sealed class SourceDraft
{
    private static readonly char[] Between = ['\n', '\r', ',', ' ', ';'];

    /// <summary>Whether it is added; the name of one that exists stays.</summary>
    public bool IsNew { get; private init; } = true;

    public string Name { get; set; } = "";
    public string Kind { get; set; } = "folder";
    public string? Path { get; set; }
    public string? Url { get; set; }
    public string? Allow { get; set; }
    public string? ExcludedWords { get; set; }
    public string? Formats { get; set; }
    public string? Licence { get; set; }
    public string? Cron { get; set; }
    public bool Watch { get; set; } = true;
    public bool Enabled { get; set; } = true;

    /// <summary>A draft of a source that exists.</summary>
    public static SourceDraft Of(KnowledgeSource source) => new()
    {
        IsNew = false, Name = source.Name, Kind = source.Kind, Path = source.Path, Url = source.Url, Licence = source.Licence, Cron = source.Cron,
        Allow = Lines(source.Allow), ExcludedWords = Lines(source.ExcludedWords), Formats = Lines(source.Formats), Watch = source.Watch, Enabled = source.Enabled,
    };

    /// <summary>The source it describes.</summary>
    public KnowledgeSource ToSource() => new()
    {
        Name = Name, Kind = Kind, Path = Path, Url = Url, Licence = Licence, Cron = Cron, Watch = Watch, Enabled = Enabled,
        Allow = List(Allow), ExcludedWords = List(ExcludedWords), Formats = List(Formats), IsOperators = false,
    };

    private static string? Lines(IReadOnlyList<string>? list) => list is null ? null : string.Join('\n', list);

    private static string[]? List(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
