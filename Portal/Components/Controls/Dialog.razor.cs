using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Components.Controls;

/// <summary>A native dialog, in the middle or as a panel at the side.</summary>
public sealed partial class Dialog(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private ElementReference _dialog;
    private bool _shown;

    /// <summary>Unique in the page.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Whether it shows; use <c>@bind-Open</c>, because Esc closes it too.</summary>
    [Parameter] public bool Open { get; set; }

    [Parameter] public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>A panel at the end edge, as high as the window: for passages, details, lists on phones.</summary>
    [Parameter] public bool Side { get; set; }

    [Parameter] public bool Wide { get; set; }
    [Parameter] public string? Class { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Buttons at the foot.</summary>
    [Parameter] public RenderFragment? Foot { get; set; }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_shown == Open)
        {
            return;
        }

        _shown = Open;
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./dist/scripts/dialogs.js");
        await _module.InvokeVoidAsync(Open ? "open" : "close", _dialog);
    }

    private Task ClosedAsync()
    {
        _shown = false;
        Open = false;
        return OpenChanged.InvokeAsync(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }
}
