using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Domain.Analytics;
using Portal.Domain.Knowledge;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Components.Pages.Knowledge;

/// <summary>One document: where it is from, its text, its passages, and whether each may be found.</summary>
public sealed partial class DocumentPage(KnowledgeDesk desk, KnowledgeUse use, CallerAccessor callers, Toasts toasts)
{
    private static readonly Choice<bool>[] Views = [new(false, "Passages", Glyph.List), new(true, "Text", Glyph.File)];
    private Caller? _caller;
    private DeskDocument? _open;
    private int _cited;
    private bool _asText;
    private bool _looked;

    /// <summary>The document.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _caller ??= await callers.GetAsync(Gone);
        _open = await desk.OpenAsync(_caller, Id, Gone);
        _cited = _open is null ? 0 : await use.CitedInAsync(_open.Document.Path, Gone);
        _looked = true;
    }

    private async Task ToggleAsync(DeskPassage passage)
    {
        var done = await desk.EnableAsync(_caller!, passage.Id, passage.IsDisabled, CancellationToken.None);
        toasts.Say(
            !done ? "The document has changed meanwhile." : passage.IsDisabled ? "The passage can be found again." : "The passage is kept out of search.",
            done ? Tone.Good : Tone.Warn);
        _open = await desk.OpenAsync(_caller!, Id, Gone);
    }
}
