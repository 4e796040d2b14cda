using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Chat;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Attachments;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Components.Pages.Chat;

/// <summary>One conversation: transcript, cards and message box. It only follows the feed; leaving it cancels nothing.</summary>
public sealed partial class ConversationView(
    ConversationReader reader, ConversationService conversations, ChatDesk desk, Proposals proposals, AttachmentService attachments,
    FindingFixes fixes, TimeProvider clock, NavigationManager navigation, IJSRuntime scripts)
{
    private readonly HashSet<Guid> _stale = [];
    private Dictionary<Guid, PendingAction> _cards = [];
    private List<TranscriptLine> _lines = [];
    private Conversation? _conversation;
    private IJSObjectReference? _composer;
    private ElementReference _box;
    private bool _sourceOpen;
    private string? _refused;
    private bool _loading = true;
    private bool _cardsStale;
    private bool _allStale;
    private bool _sending;
    private bool _refreshing;
    private Guid? _passage;
    private Guid? _editing;

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired] public required Caller Caller { get; set; }

    /// <summary>The conversation, or null for a new one.</summary>
    [Parameter] public Guid? ConversationId { get; set; }

    /// <summary>The owner's servers for the picker; null while they load.</summary>
    [Parameter] public IReadOnlyList<ServerStatus>? Servers { get; set; }

    /// <summary>The server picked before the first message.</summary>
    [Parameter] public string? PickedServer { get; set; }

    /// <summary>Told when something changed that the list of conversations shows.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private TranscriptLine? Writing => _lines.LastOrDefault(l => l.State == MessageState.Streaming);

    private string? ServerId => _conversation?.ServerId ?? PickedServer;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (ConversationId is not { } id)
        {
            _loading = false;
            return;
        }

        if (await reader.OpenAsync(Caller, id, Gone) is not { } open)
        {
            navigation.NotFound();
            return;
        }

        (_conversation, _lines) = (open.Conversation, open.Transcript);
        await ReadCardsAsync();
        await ReadAttachedAsync();
        _loading = false;
        Follow(open.Feed.FollowAsync(open.Number, Gone), Show);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        await using var composer = await scripts.InvokeAsync<IJSObjectReference>("import", Gone, $"./{Assets["dist/scripts/message-box.js"]}");
        _composer = await composer.InvokeAsync<IJSObjectReference>("attach", Gone, _box, $"draft:{ConversationId}");
        await AttachLogsAsync();
        StateHasChanged(); // Sending waits for the box.
    }

    private void Show(FeedItem item)
    {
        switch (item)
        {
            case { MessageId: var none, Event: null } when none == Guid.Empty:
                _allStale = true;
                break;
            case { Event: null }:
                _stale.Add(item.MessageId);
                break;
            case { Event: TurnEvent.Outcome }:
                _cardsStale = true;
                break;
            default:
                Take(item);
                break;
        }

        if (_allStale || _cardsStale || _stale.Count > 0)
        {
            _ = InvokeAsync(RefreshAsync);
        }
    }

    private void Take(FeedItem item)
    {
        if (_lines.Find(l => l.Id == item.MessageId) is not { } line)
        {
            _stale.Add(item.MessageId);
            return;
        }

        if (item.Number <= line.SeenUpTo)
        {
            return;
        }

        line.Apply(item.Event!);
        line.SeenUpTo = item.Number;
        _cardsStale |= item.Event is TurnEvent.Proposal;
        _allStale |= item.Event is TurnEvent.ServerChosen or TurnEvent.Done;
    }

    // One refresh at a time; what becomes stale meanwhile is taken by the next round of the loop.
    private async Task RefreshAsync()
    {
        if (_refreshing)
        {
            return;
        }

        _refreshing = true;
        try
        {
            while (!Gone.IsCancellationRequested && (_allStale || _cardsStale || _stale.Count > 0))
            {
                await RefreshOnceAsync();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was left while reading.
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
        finally
        {
            _refreshing = false;
        }
    }

    private async Task RefreshOnceAsync()
    {
        if (_allStale)
        {
            (_allStale, _cardsStale) = (false, true);
            _stale.Clear();
            if (await reader.OpenAsync(Caller, _conversation!.Id, Gone) is { } open)
            {
                (_conversation, _lines) = (open.Conversation, open.Transcript);
            }

            await Changed.InvokeAsync();
        }

        _cardsStale |= _stale.Count > 0; // a card or a log may have come with it
        foreach (var id in _stale.ToList())
        {
            _stale.Remove(id);
            var line = await reader.FindAsync(Caller, id, Gone);
            _lines.RemoveAll(l => l.Id == id);
            if (line is not null)
            {
                _lines.Add(line);
                _lines.Sort((a, b) => (a.At, a.Id).CompareTo((b.At, b.Id)));
            }
        }

        if (_cardsStale)
        {
            await ReadCardsAsync();
            await ReadAttachedAsync();
        }
    }

    private async Task ReadCardsAsync()
    {
        _cardsStale = false;
        if (_conversation is not null)
        {
            _cards = (await proposals.ListAsync(Caller, _conversation.Id, Gone)).ToDictionary(card => card.Id);
        }
    }

    private async Task SendAsync()
    {
        if (_composer is null || _sending)
        {
            return;
        }

        if (_logs.IsBusy)
        {
            _refused = "A log is still being sent. Please wait until it is there, or remove it.";
            return;
        }

        var text = await _composer.InvokeAsync<string>("take", Gone);
        await SayAsync(text, _logs.Ready);
    }

    private Task SayAsync(string text) => SayAsync(text, []);

    private async Task SayAsync(string text, IReadOnlyList<Guid> logs)
    {
        if (string.IsNullOrWhiteSpace(text) && logs.Count == 0)
        {
            return;
        }

        (_sending, _refused) = (true, null);
        try
        {
            var said = _editing is { } old
                ? await desk.EditAsync(Caller, old, text, logs, CancellationToken.None)
                : await desk.SayAsync(Caller, _conversation?.Id, Guid.NewGuid().ToString("N"), text, Picked(), logs, CancellationToken.None);
            await SaidAsync(said, text, logs.Count);
        }
        finally
        {
            _sending = false;
        }
    }

    private async Task SaidAsync(Said? said, string text, int logs)
    {
        if (said is null or { Refused: not null })
        {
            _refused = said?.Refused ?? "That message cannot be changed any more.";
            await _composer!.InvokeVoidAsync("restore", Gone, text);
            return;
        }

        _editing = null;
        if (logs > 0)
        {
            _logs.Clear();
            await _logBox!.InvokeVoidAsync("sent", Gone, logs);
        }

        if (_conversation is null)
        {
            navigation.NavigateTo($"/chat/{said.ConversationId}", replace: true);
        }
    }

    private ChosenServer? Picked() =>
        _conversation is null && Servers?.FirstOrDefault(s => s.Server.Id == PickedServer) is { } server
            ? new ChosenServer(server.Server.Id, server.Server.Name)
            : null;

    private async Task PickAsync(string? serverId)
    {
        PickedServer = string.IsNullOrEmpty(serverId) ? null : serverId;
        if (_conversation is { } conversation)
        {
            var server = Servers?.FirstOrDefault(s => s.Server.Id == serverId)?.Server;
            await conversations.ChooseServerAsync(
                Caller, conversation.Id, server is null ? null : new ChosenServer(server.Id, server.Name), CancellationToken.None);
            (conversation.ServerId, conversation.ServerName, conversation.ServerAssumed) = (server?.Id, server?.Name, false);
        }
    }

    private void Stop()
    {
        if (Writing is { } line)
        {
            desk.Stop(Caller, line.Id);
        }
    }

    private async Task AgainAsync(TranscriptLine line) => await desk.AnswerAgainAsync(Caller, line.Id, CancellationToken.None);

    private async Task EditAsync(TranscriptLine line)
    {
        _editing = line.Id;
        await _composer!.InvokeVoidAsync("set", Gone, line.Text);
    }

    private async Task ApproveAsync((Guid Id, string? TypedName) approval)
    {
        var result = await desk.ApproveAsync(Caller, approval.Id, approval.TypedName, CancellationToken.None);
        _refused = result.Refused;
        await ReadCardsAsync();
    }

    private async Task DeclineAsync(Guid id)
    {
        await desk.DeclineAsync(Caller, id, CancellationToken.None);
        await ReadCardsAsync();
    }

    private void Cite(Guid chunk) => (_passage, _sourceOpen) = (chunk, true);

    /// <inheritdoc/>
    protected override async ValueTask LeaveAsync()
    {
        try
        {
            await (_composer?.InvokeVoidAsync("dispose") ?? ValueTask.CompletedTask);
            await (_composer?.DisposeAsync() ?? ValueTask.CompletedTask);
            await LeaveLogsAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with it.
        }
    }
}
