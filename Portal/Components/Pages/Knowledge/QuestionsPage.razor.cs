using Portal.Components.Controls;
using Portal.Domain.Knowledge.Questions;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Components.Pages.Knowledge;

/// <summary>What the knowledge base did not know, and a way to write it down.</summary>
public sealed partial class QuestionsPage(UnansweredQuestions questions, CallerAccessor callers, Toasts toasts)
{
    private const int Top = 100;
    private Caller? _caller;
    private IReadOnlyList<UnansweredQuestion>? _questions;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        _questions = await questions.ListAsync(_caller, Top, Gone);
    }

    private async Task DismissAsync(UnansweredQuestion question)
    {
        await questions.DismissAsync(_caller!, question.Id, CancellationToken.None);
        toasts.Say("It is put away until it is asked again.", Tone.Info);
        _questions = await questions.ListAsync(_caller!, Top, Gone);
    }

    private static IEnumerable<KeyValuePair<string, object>> Attributes(UnansweredQuestion question) =>
        [new("data-testid", "unanswered"), new("data-id", question.Id)];
}
