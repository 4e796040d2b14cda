using System.Text.Json;

namespace Portal.Components.Pages.Chat;

/// <summary>What a finding card shows, read from the finding's JSON. Fields that are missing stay empty; unknown ones are ignored.</summary>
internal sealed record FindingWords(
    string Code, string Title, string Severity, string Cause, IReadOnlyList<int> Lines, int Count, IReadOnlyList<string> Evidence, IReadOnlyList<string> Steps,
    FindingBlame? Blame, FindingFix? Fix, IReadOnlyList<FindingConsequence> Consequences, IReadOnlyDictionary<string, string> Detail)
{
    /// <summary>Nothing yet.</summary>
    public static FindingWords None { get; } = new("", "", "low", "", [], 0, [], [], null, null, [], new Dictionary<string, string>());

    /// <summary>The panel can do something about it, as far as the log tells.</summary>
    public bool IsFixable => Fix is { Kind: not (null or "" or "human") };

    /// <summary>A language model found it, no rule.</summary>
    public bool IsModels => Detail.GetValueOrDefault("source") == "model";

    /// <summary>Reads <c>analyze --json</c>'s shape.</summary>
    public static FindingWords Read(JsonElement finding)
    {
        var read = finding.Deserialize<FindingWords>(JsonSerializerOptions.Web) ?? None;
        return read with
        {
            Code = read.Code ?? "", Title = read.Title ?? read.Code ?? "", Severity = read.Severity ?? "low", Cause = read.Cause ?? "", Lines = read.Lines ?? [],
            Evidence = read.Evidence ?? [], Steps = read.Steps ?? [], Consequences = read.Consequences ?? [], Detail = read.Detail ?? None.Detail,
        };
    }
}

/// <summary>The plugin, mod, file or port blamed.</summary>
internal sealed record FindingBlame(string Kind, string Name);

/// <summary>What the panel could do.</summary>
internal sealed record FindingFix(string Kind);

/// <summary>A problem that the finding explains: it goes when the finding does.</summary>
internal sealed record FindingConsequence(string Title, string Severity, int Count, int Line);
