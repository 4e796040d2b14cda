using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Components.Pages.Chat;

/// <summary>The chat: conversations on the left, the open one beside it.</summary>
public sealed partial class ChatPage(CallerAccessor callers, ServerDirectory directory, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    private Caller? _caller;
    private ConversationList? _list;
    private ErrorBoundary? _boundary;
    private IReadOnlyList<ServerStatus>? _servers;
    private ConversationList? _drawer;

    [Parameter] public Guid? ConversationId { get; set; }

    /// <summary>A server to ask about, from the servers page.</summary>
    [SupplyParameterFromQuery] public string? Server { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        Follow(LookAsync(), servers => _servers = servers);
    }

    private async Task ListChangedAsync()
    {
        await _list!.RefreshAsync();
        await _drawer!.RefreshAsync();
    }

    private async IAsyncEnumerable<IReadOnlyList<ServerStatus>> LookAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        do
        {
            IReadOnlyList<ServerStatus>? servers = null;
            try
            {
                servers = await directory.ListAsync(_caller!, Gone);
            }
            catch (PanelProblemException)
            {
                // The servers page says what is wrong with the panel; the chat goes on without the picker.
            }

            yield return servers ?? [];
        }
        while (await timer.WaitForNextTickAsync(Gone));
    }
}
