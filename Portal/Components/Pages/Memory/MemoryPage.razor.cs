using Portal.Domain.Memory;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Components.Pages.Memory;

/// <summary>What is remembered about the signed-in owner: seen, changed, forgotten.</summary>
public sealed partial class MemoryPage(MemoryService memory, ServerDirectory servers, CallerAccessor callers)
{
    private Caller? _caller;
    private IReadOnlyList<MemoryItem>? _items;
    private IReadOnlyList<ServerStatus> _servers = [];
    private bool _asking;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        await ReadAsync();
        try
        {
            _servers = await servers.ListAsync(_caller, Gone);
        }
        catch (PanelProblemException)
        {
            // Without the panel the main server cannot be chosen; the servers page says why.
        }
    }

    private async Task ReadAsync() => _items = await memory.ListAsync(_caller!, Gone);

    private string Chosen(string key) => _items?.FirstOrDefault(i => i.Kind == MemoryKind.Preference && i.Key == key) is { } item
        ? PreferenceChoice.Of(item)?.Value ?? ""
        : "";

    private Task SetAsync(string key, string? value) => SetAsync(key, value is null ? null : PreferenceChoice.Find(key, value));

    private Task SetServerAsync(string? id) => SetAsync(
        PreferenceChoice.DefaultServer,
        _servers.FirstOrDefault(s => s.Server.Id == id) is { } server ? PreferenceChoice.MainServer(server.Server.Id, server.Server.Name) : null);

    private async Task SetAsync(string key, PreferenceChoice? choice)
    {
        await (choice is null ? (Task)
            memory.ForgetPreferenceAsync(_caller!, key, CancellationToken.None)
            : memory.SetPreferenceAsync(_caller!, choice, null, null, CancellationToken.None));
        await ReadAsync();
    }

    private async Task ForgetAsync(MemoryItem item)
    {
        await memory.ForgetAsync(_caller!, item.Id, CancellationToken.None);
        await ReadAsync();
    }

    private async Task ForgetAllAsync()
    {
        await memory.ForgetAllAsync(_caller!, CancellationToken.None);
        _asking = false;
        await ReadAsync();
    }

    private static string Title(string key) => key switch
    {
        PreferenceChoice.Language => "Language",
        PreferenceChoice.Detail => "Length of answers",
        _ => "Notifications",
    };

    private static string Heading(MemoryKind kind) => kind switch
    {
        MemoryKind.Issue => "Recent issues",
        MemoryKind.ServerUse => "Servers you use",
        MemoryKind.Preference => "What you told me",
        _ => "Handed to a person",
    };

    private static string Say(IssueResolution resolution) => resolution switch
    {
        IssueResolution.ConfirmedFixed => "fixed, and seen to be",
        IssueResolution.Escalated => "with a person",
        _ => "still open",
    };
}
