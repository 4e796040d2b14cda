namespace Portal.Cli.Eval;

/// <summary>What became of a dialogue.</summary>
internal sealed record DialogueResult(string Id, bool Passed, IReadOnlyList<string> Failures, IReadOnlyList<DialogueTurn> Transcript);

/// <summary>One turn as it went.</summary>
/// <param name="Say">The owner's text, or "(confirm)" / "(decline)".</param>
/// <param name="Answer">The answer alone.</param>
/// <param name="Proposal">action:Server name of the last card made, or null.</param>
/// <param name="Ticket">The number of the ticket opened in this turn, or null.</param>
internal sealed record DialogueTurn(
    string Say, string Answer, IReadOnlyList<string> Tools, string? Proposal, string? Ticket, int Citations, string? Complexity, string? Intent)
{
    /// <summary>The answer with its finding, confirmation and ticket cards.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Visible { get; init; } = "";

    /// <summary>Every card made in this turn.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Proposals { get; init; } = [];
}
