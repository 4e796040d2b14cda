using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Portal.Domain.Conversations;
using Portal.Domain.People;
using Portal.Domain.Tickets;
using Portal.Identity;

namespace Portal.Components.Pages.Tickets;

/// <summary>One ticket with its conversation, live.</summary>
public sealed partial class TicketPage(TicketService tickets, ConversationReader conversations, CallerAccessor callers, NavigationManager navigation)
{
    private Caller? _caller;
    private TicketDetails? _details;
    private List<TranscriptLine> _lines = [];
    private TicketPacket _packet = TicketPacket.Empty;
    private string _reply = "";
    private string? _problem;

    [Parameter] public Guid Id { get; set; }

    private string Subject => TicketTones.Subject(_details!.Ticket);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        var details = await tickets.FindAsync(_caller, Id, Gone);
        if (details is null || await conversations.OpenAsync(_caller, details.Ticket.ConversationId, Gone) is not { } open)
        {
            navigation.NotFound();
            return;
        }

        (_details, _lines) = (details, open.Transcript);
        _packet = JsonSerializer.Deserialize<TicketPacket>(details.Ticket.Packet, JsonSerializerOptions.Web) ?? TicketPacket.Empty;
        Follow(ChangesAsync(open), seen => (_details, _lines) = seen);
    }

    // Text being written is not followed word by word: the whole answer is read when it ends.
    private async IAsyncEnumerable<(TicketDetails Details, List<TranscriptLine> Lines)> ChangesAsync(OpenConversation open)
    {
        await foreach (var item in open.Feed.FollowAsync(open.Number, Gone))
        {
            if (item.Event is TurnEvent.Delta or TurnEvent.Step)
            {
                continue;
            }

            var details = await tickets.FindAsync(_caller!, Id, Gone);
            if (details is not null && await conversations.OpenAsync(_caller!, details.Ticket.ConversationId, Gone) is { } now)
            {
                yield return (details, now.Transcript);
            }
        }
    }

    private async Task AssignAsync()
    {
        await tickets.AssignToMeAsync(_caller!, Id, CancellationToken.None);
        _details = await tickets.FindAsync(_caller!, Id, Gone);
    }

    private async Task DecideAsync(bool isThere)
    {
        await tickets.DecideLetterAsync(_caller!, Id, isThere, CancellationToken.None);
        _details = await tickets.FindAsync(_caller!, Id, Gone) ?? _details;
    }

    private async Task ReplyAsync(bool close)
    {
        var text = _reply;
        if (!string.IsNullOrWhiteSpace(text))
        {
            _problem = await tickets.ReplyAsync(_caller!, Id, Guid.NewGuid().ToString("N"), text, CancellationToken.None)
                ? null
                : "This could not be sent: the ticket is gone, or you were signed out. Your text is still here.";
            _reply = _problem is null ? "" : text;
        }

        if (close && _problem is null)
        {
            await tickets.CloseAsync(_caller!, Id, CancellationToken.None);
        }

        _details = await tickets.FindAsync(_caller!, Id, Gone) ?? _details;
    }

    private static string MessageClass(TranscriptLine line) => line.Role switch
    {
        MessageRole.Owner => "message-owner",
        MessageRole.Agent => "message-staff",
        MessageRole.System => "message-system",
        _ => "message-assistant",
    };
}
