using Portal.Components.Controls;
using Portal.Domain.Jobs;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Components.Pages.Knowledge;

/// <summary>Sources in words and colours.</summary>
internal static class SourceWords
{
    public static string Kind(string kind) => kind switch
    {
        "folder" => "Folder",
        "site" => "Documentation site",
        "web" => "Web domains",
        _ => "No longer configured",
    };

    public static string Place(KnowledgeSource source) =>
        $"{Kind(source.Kind)}{(source.Path ?? source.Url ?? string.Join(", ", source.Allow ?? [])) switch { "" => "", var place => $" · {place}" }}";

    public static string Schedule(KnowledgeSource source) => source switch
    {
        { Kind: "" } or { Enabled: false } => "never",
        { Cron: { } cron } => Cron.TryParse(cron)?.InWords() ?? cron,
        { IsFolder: true, Watch: true } => "with all sources, and on every change",
        _ => "with all sources",
    };

    public static string Name(SourceRunState state) => state == SourceRunState.CutOff ? "Cut off" : state.ToString();

    public static Tone Colour(SourceRunState state) => state switch
    {
        SourceRunState.Done => Tone.Good,
        SourceRunState.Running => Tone.Info,
        SourceRunState.Failed => Tone.Bad,
        SourceRunState.Partial or SourceRunState.CutOff => Tone.Warn,
        _ => Tone.Neutral,
    };

    public static Tone Colour(DocumentStatus status) => status switch
    {
        DocumentStatus.Failed => Tone.Bad,
        DocumentStatus.Unseen => Tone.Warn,
        DocumentStatus.Indexed => Tone.Good,
        _ => Tone.Neutral,
    };
}
