using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Domain.Attachments;
using Portal.Domain.Conversations;

namespace Portal.Components.Pages.Chat;

/// <summary>Logs that come with messages, and what can be done about what was found in them.</summary>
public sealed partial class ConversationView
{
    private readonly ComposerLogs _logs = new();
    private ILookup<Guid, Attachment> _attached = Enumerable.Empty<Attachment>().ToLookup(a => Guid.Empty);
    private DotNetObjectReference<ConversationView>? _self;
    private IJSObjectReference? _logBox;
    private ElementReference _zone;
    private ElementReference _file;
    private Guid? _fixing;

    /// <summary>The browser says how far a log is. It is told of no other person's: what it names is looked up again when it is sent.</summary>
    [JSInvokable]
    public void ShowLogAsync(ComposerLog log)
    {
        _logs.Show(log);
        StateHasChanged();
    }

    private async Task AttachLogsAsync()
    {
        _self = DotNetObjectReference.Create(this);
        await using var module = await scripts.InvokeAsync<IJSObjectReference>("import", Gone, $"./{Assets["dist/scripts/attach-log.js"]}");
        _logBox = await module.InvokeAsync<IJSObjectReference>("attach", Gone, _zone, _box, _file, _self);
    }

    private async Task ChooseLogAsync() => await (_logBox?.InvokeVoidAsync("choose", Gone) ?? ValueTask.CompletedTask);

    private async Task RemoveLogAsync(ComposerLog log)
    {
        _logs.Remove(log);
        await (_logBox?.InvokeVoidAsync("remove", Gone, log.Key, log.State == "ready" ? log.Id : null) ?? ValueTask.CompletedTask);
    }

    private async Task ReadAttachedAsync()
    {
        if (_conversation is not null)
        {
            var all = await attachments.ListAsync(Caller, _conversation.Id, Gone);
            _attached = all.Where(a => a.MessageId is not null).ToLookup(a => a.MessageId!.Value);
        }
    }

    // The button under a finding: a card, and nothing but a card.
    private async Task FixAsync((TranscriptLine Line, TurnEvent.FindingShown Shown) wanted)
    {
        if (_conversation is not { } conversation || _fixing is not null)
        {
            return;
        }

        (_fixing, _refused) = (wanted.Line.Id, null);
        try
        {
            var server = wanted.Shown.ServerId is { Length: > 0 } its ? its : conversation.ServerId;
            var result = await fixes.ProposeAsync(Caller, conversation.Id, wanted.Line.Id, server, wanted.Shown.Finding, CancellationToken.None);
            _refused = result.Refused?.Message;
            await ReadCardsAsync();
        }
        finally
        {
            _fixing = null;
        }
    }

    private async Task LeaveLogsAsync()
    {
        await (_logBox?.InvokeVoidAsync("dispose") ?? ValueTask.CompletedTask);
        await (_logBox?.DisposeAsync() ?? ValueTask.CompletedTask);
        _self?.Dispose();
    }
}
