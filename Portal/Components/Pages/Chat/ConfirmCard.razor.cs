using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Portal.Chat;
using Portal.Domain.Confirmations;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Components.Pages.Chat;

/// <summary>A confirmation and, once answered, what was seen.</summary>
public sealed partial class ConfirmCard(TimeProvider clock, ChatDesk desk)
{
    private ActionPreview _preview = new([], [], null);
    private List<ProofStep> _proof = [];
    private string _typed = "";
    private string? _refused;
    private bool _busy;

    [Parameter, EditorRequired] public required PendingAction Card { get; set; }

    [Parameter, EditorRequired] public required Caller Caller { get; set; }

    [Parameter] public EventCallback<(Guid Id, string? TypedName)> OnApprove { get; set; }

    [Parameter] public EventCallback<Guid> OnDecline { get; set; }

    private ActionWords Words => ActionVerbs.Find(Card.Verb)!;

    private string Title => (Card.Verb is "start" or "stop" or "restart" or "kill" ? $"{Words.Title} {Card.ServerName}" : $"{Words.Title} on {Card.ServerName}") + (Open ? "?" : "");

    private bool Open => Card.State == ActionState.Pending && Card.ExpiresAt > clock.GetUtcNow();

    private bool CanUndo => Card.State == ActionState.Succeeded && ActionUndo.Of(Card) is not null;

    private bool NameIsRight => !Words.TypeName || string.Equals(_typed.Trim(), Card.ServerName, StringComparison.OrdinalIgnoreCase);

    private string Outcome => Card.State switch
    {
        ActionState.Sending => "Confirmed. Watching the server…",
        ActionState.Succeeded => Card.Outcome ?? "Done, and seen to have worked.",
        ActionState.Failed => Card.Outcome ?? "It did not work.",
        ActionState.Unknown => Card.Outcome ?? "It is not known whether it took effect.",
        ActionState.Declined => "Declined. Nothing was changed.",
        ActionState.Superseded => "Replaced by a newer confirmation.",
        _ => "Expired. Nothing was changed; ask again and a new one is made.",
    };

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _preview = ActionPreview.Of(Card);
        _proof = Card.Proof is null ? [] : JsonSerializer.Deserialize<List<ProofStep>>(Card.Proof, JsonSerializerOptions.Web)!;
    }

    private async Task ApproveAsync()
    {
        _busy = true;
        await OnApprove.InvokeAsync((Card.Id, _typed));
        _busy = false;
    }

    // Makes a new card; nothing is changed before that one is confirmed too.
    private async Task UndoAsync()
    {
        _busy = true;
        _refused = await desk.UndoAsync(Caller, Card.Id, CancellationToken.None);
        _busy = false;
    }

    private static string DiffClass(string line) => line.StartsWith('-') ? "diff-old" : line.StartsWith('+') ? "diff-new" : "diff-same";
}
