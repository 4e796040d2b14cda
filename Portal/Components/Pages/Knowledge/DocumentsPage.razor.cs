using Microsoft.AspNetCore.Components;
using Portal.Domain.Knowledge;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Components.Pages.Knowledge;

/// <summary>All documents, by source and words.</summary>
public sealed partial class DocumentsPage(KnowledgeDesk desk, CallerAccessor callers)
{
    private const int Shown = 200;
    private Caller? _caller;
    private IReadOnlyList<string> _sources = [];
    private IReadOnlyList<DocumentSummary>? _documents;
    private string _source = "";
    private string _words = "";

    /// <summary>The source to begin with.</summary>
    [SupplyParameterFromQuery(Name = "source")] public string? Source { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        _source = Source ?? "";
        _sources = [.. (await desk.SourcesAsync(_caller, Gone)).Select(source => source.Source.Name)];
        await SearchAsync();
    }

    private async Task SearchAsync() =>
        _documents = await desk.DocumentsAsync(_caller!, _source.Length > 0 ? _source : null, _words.Trim(), Shown, Gone);
}
