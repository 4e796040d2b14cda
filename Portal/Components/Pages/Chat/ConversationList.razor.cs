using Microsoft.AspNetCore.Components;
using Portal.Domain.Conversations;
using Portal.Domain.People;

namespace Portal.Components.Pages.Chat;

/// <summary>The owner's conversations, newest first, with search.</summary>
public sealed partial class ConversationList(ConversationReader reader)
{
    private IReadOnlyList<ConversationSummary>? _rows;
    private string _words = "";

    [Parameter] public Caller? Caller { get; set; }

    [Parameter] public Guid? Selected { get; set; }

    /// <summary>Ctrl-K goes to this list's search; one list of a page has it.</summary>
    [Parameter] public bool Keys { get; set; }

    private string SearchId => Keys ? "chat-search" : "chat-search-drawer";

    /// <summary>Reads the list again.</summary>
    public async Task RefreshAsync()
    {
        if (Caller is not null)
        {
            _rows = await reader.ListAsync(Caller, _words, Gone);
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => RefreshAsync();
}
