using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Domain.Knowledge.Articles;
using Portal.Domain.Knowledge.Questions;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Components.Pages.Knowledge;

/// <summary>The editor of articles. What is saved is ingested at once.</summary>
public sealed partial class ArticlePage(
    ArticleService articles, UnansweredQuestions questions, CallerAccessor callers, NavigationManager navigation, Toasts toasts)
{
    private const int LongestTitle = 120;
    private Caller? _caller;
    private ArticleDraft? _draft;
    private UnansweredQuestion? _question;
    private string? _problem;
    private bool _looked;
    private bool _saving;
    private bool _changed;
    private bool _removing;

    /// <summary>The article's file; null = a new one.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>The unanswered question it is written for.</summary>
    [SupplyParameterFromQuery(Name = "question")] public Guid? Question { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        _question = Question is { } id ? await questions.FindAsync(_caller, id, Gone) : null;
        _draft = Name is null ? New() : await articles.OpenAsync(_caller, Name, Gone);
        _looked = true;
    }

    private ArticleDraft New()
    {
        var asked = _question?.Text.Trim() ?? "";
        return new ArticleDraft { Title = asked.Length <= LongestTitle ? asked : asked[..LongestTitle], QuestionId = _question?.Id };
    }

    private void Changed() => _changed = true;

    private async Task SaveAsync()
    {
        _saving = true;
        var outcome = await articles.SaveAsync(_caller!, _draft!, CancellationToken.None);
        (_saving, _problem) = (false, outcome.Problem);
        if (outcome.Problem is null)
        {
            _changed = false;
            toasts.Say("The article is saved and can be found.");
            navigation.NavigateTo($"/admin/knowledge/try?q={Uri.EscapeDataString(_question?.Text ?? _draft!.Title)}");
        }
    }

    private async Task RemoveAsync()
    {
        _removing = false;
        await articles.RemoveAsync(_caller!, Name!, CancellationToken.None);
        _changed = false;
        toasts.Say("The article is removed.", Tone.Info);
        navigation.NavigateTo("/admin/knowledge/documents?source=articles");
    }
}
