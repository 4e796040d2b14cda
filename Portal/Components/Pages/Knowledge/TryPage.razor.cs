using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Portal.Domain.Assistant;
using Portal.Domain.Knowledge;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Components.Pages.Knowledge;

/// <summary>The retrieval test: a question, its passages with the parts of their score, and the belief.</summary>
public sealed partial class TryPage(
    KnowledgeDesk desk, IOptionsMonitor<AssistantOptions> options, CallerAccessor callers, NavigationManager navigation, TimeProvider clock)
{
    private const int Top = 10;
    private Caller? _caller;
    private KnowledgeAnswer? _answer;
    private TimeSpan _took;
    private bool _searching;
    private string _question = "";

    /// <summary>The question, so that a try can be shared.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Question { get; set; }

    private bool WouldAnswer => _answer is { Hits.Count: > 0 } answer && answer.Answerable >= options.CurrentValue.AnswerableFrom;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _caller ??= await callers.GetAsync(Gone);
        if (Question is { Length: > 0 } asked && asked != _answer?.Question)
        {
            _question = asked;
            await RunAsync();
        }
    }

    private async Task SearchAsync()
    {
        if (_question.Trim() is { Length: > 0 } question)
        {
            _question = question;
            await RunAsync();
            navigation.NavigateTo(navigation.GetUriWithQueryParameter("q", question), replace: true);
        }
    }

    private async Task RunAsync()
    {
        _searching = true;
        var begun = clock.GetTimestamp();
        _answer = await desk.TryAsync(_caller!, _question, Top, Gone);
        (_took, _searching) = (clock.GetElapsedTime(begun), false);
    }

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
