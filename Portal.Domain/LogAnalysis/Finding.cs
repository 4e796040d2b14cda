namespace Portal.Domain.LogAnalysis;

/// <summary>How much a finding matters. High: the server does not run, crashed, or data is at risk. Medium: something does not work. Low: worth knowing.</summary>
public enum Severity
{
    Low,
    Medium,
    High,
}

/// <summary>A known problem seen in a log, with its proof and its remedy.</summary>
public sealed record Finding
{
    /// <summary>The specific problem, <c>area.thing.state</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One of <see cref="LogFamilies"/>.</summary>
    public required string Family { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>No other finding explains this one.</summary>
    public bool Root { get; init; } = true;

    /// <summary>1-based numbers of the lines where it begins, one an occurrence, ascending; at most 50. Empty when only facts beside the log prove it.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>How often it was seen.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The plugin, mod, world, file or port it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>More of what the log says, by name: <c>dependency</c>, <c>java</c>, <c>version</c>… <c>source</c> = <c>model</c> marks a model's finding.</summary>
    public IReadOnlyDictionary<string, string> Detail { get; init; } = new Dictionary<string, string>();

    /// <summary>The lines that prove it.</summary>
    public IReadOnlyList<EvidenceLine> Evidence { get; init; } = [];

    public Blame? Blame { get; init; }

    public required string Title { get; init; }

    public required string Cause { get; init; }

    public required string Action { get; init; }

    public IReadOnlyList<string> Steps { get; init; } = [];

    public SuggestedFix? Fix { get; init; }

    /// <summary>Places in the report's findings of what this one explains, 0-based.</summary>
    public IReadOnlyList<int> Explains { get; init; } = [];

    public IReadOnlyList<string> Links { get; init; } = [];
}

/// <summary>A line of the analysed text.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Text">Without colour codes and container times.</param>
public sealed record EvidenceLine(int Number, string Text);

/// <summary>What a finding blames.</summary>
/// <param name="Kind"><c>plugin</c>, <c>mod</c>, <c>file</c>, <c>port</c>, <c>setting</c>, <c>dependency</c>, <c>player</c>, <c>world</c> or <c>unknown</c>.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record Blame(string Kind, string Name, double Confidence);

/// <summary>
/// An action of the panel that would help: <c>restart</c>, <c>start</c>, <c>set_variable</c> {key, value}, <c>set_docker_image</c> {image},
/// <c>disable_plugin</c> {path}, <c>disable_mod</c> {path}, <c>accept_eula</c>, <c>remove_session_lock</c> {path}, <c>restore_file</c> {path}, or <c>human</c>.
/// A parameter that the log and the facts do not tell is absent.
/// </summary>
public sealed record SuggestedFix(string Kind, IReadOnlyDictionary<string, string> Parameters);
