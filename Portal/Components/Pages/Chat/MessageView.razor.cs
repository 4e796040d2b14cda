using Microsoft.AspNetCore.Components;
using Portal.Domain.Attachments;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.People;

namespace Portal.Components.Pages.Chat;

/// <summary>One message. A finished one is rendered once and then left alone.</summary>
public sealed partial class MessageView
{
    private long? _rendered;
    private bool _changed = true;

    [Parameter, EditorRequired] public required TranscriptLine Line { get; set; }

    /// <summary>Changes when the message must be rendered again.</summary>
    [Parameter] public long Version { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyDictionary<Guid, PendingAction> Cards { get; set; }

    [Parameter, EditorRequired] public required Caller Caller { get; set; }

    /// <summary>Logs that came with it.</summary>
    [Parameter] public IEnumerable<Attachment> Logs { get; set; } = [];

    /// <summary>For what is kept only for a while.</summary>
    [Parameter] public DateTimeOffset Now { get; set; }

    /// <summary>The conversation's server, on which a fix for an attached log would be made.</summary>
    [Parameter] public string? FixServer { get; set; }

    /// <summary>The owner wants a finding fixed.</summary>
    [Parameter] public EventCallback<(TranscriptLine Line, TurnEvent.FindingShown Shown)> OnFix { get; set; }

    [Parameter] public bool IsLast { get; set; }

    [Parameter] public EventCallback<TranscriptLine> OnAgain { get; set; }

    [Parameter] public EventCallback<TranscriptLine> OnEdit { get; set; }

    [Parameter] public EventCallback<Guid> OnCite { get; set; }

    [Parameter] public EventCallback<(Guid Id, string? TypedName)> OnApprove { get; set; }

    [Parameter] public EventCallback<Guid> OnDecline { get; set; }

    private bool Streaming => Line.State == MessageState.Streaming;

    private string Role => Line.Role.ToString().ToLowerInvariant();

    private string State => Line.State.ToString().ToLowerInvariant();

    private string Author => Line.Role switch
    {
        MessageRole.Agent => Line.AuthorName ?? "Support",
        _ => "Assistant",
    };

    private HashSet<int> CitationNumbers => [.. Line.Citations.Select(c => c.N)];

    // While a card for that server is open or being carried out here, there is nothing more to prepare.
    private EventCallback FixOf(TurnEvent.FindingShown finding) =>
        Cards.Values.Any(card => card.MessageId == Line.Id && (finding.ServerId.Length == 0 || card.ServerId == finding.ServerId) && IsUnderWay(card))
            ? default
            : EventCallback.Factory.Create(this, () => OnFix.InvokeAsync((Line, finding)));

    private bool IsUnderWay(PendingAction card) =>
        card.State is ActionState.Sending or ActionState.Succeeded || (card.State == ActionState.Pending && card.ExpiresAt > Now);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var version = HashCode.Combine(Version, IsLast, Line.Id);
        (_changed, _rendered) = (version != _rendered, version);
    }

    /// <inheritdoc/>
    protected override bool ShouldRender() => _changed;
}
