using Microsoft.AspNetCore.Components;
using Portal.Domain.Analytics;
using Portal.Domain.Conversations;
using Portal.Domain.People;

namespace Portal.Components.Pages.Chat;

/// <summary>What one can do with a finished answer.</summary>
public sealed partial class MessageFoot(InteractionRecorder interactions)
{
    [Parameter, EditorRequired] public required TranscriptLine Line { get; set; }

    [Parameter, EditorRequired] public required Caller Caller { get; set; }

    [Parameter] public bool IsLast { get; set; }

    [Parameter] public EventCallback<TranscriptLine> OnAgain { get; set; }

    private string Pressed(params Feedback[] any) => Line.Feedback is { } given && any.Contains(given) ? "true" : "false";

    private async Task RateAsync(Feedback feedback)
    {
        await interactions.RateAsync(Caller, Line.Id, feedback, CancellationToken.None);
        Line.Feedback = feedback;
    }
}
