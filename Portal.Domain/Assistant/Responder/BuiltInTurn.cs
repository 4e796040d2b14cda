using Portal.Domain.Assistant.Responder.Understanding;

namespace Portal.Domain.Assistant.Responder;

/// <summary>A turn led by the built-in responder; a panel that cannot be reached is said first.</summary>
public sealed class BuiltInTurn(BuiltInResponder responder)
{
    /// <summary>Answers the turn.</summary>
    public async Task AnswerAsync(PreparedTurn prepared, Reply reply, CancellationToken cancellationToken)
    {
        if (prepared.PanelProblem is { } problem && prepared.Scope.Understood.Wishes.Any(wish => NeedsPanel(wish.Intent)))
        {
            reply.Say(reply.Texts.Problem(problem));
            reply.NotGrounded();
            reply.Suggest(reply.Texts.SayHuman);
            return;
        }

        await responder.AnswerAsync(reply, cancellationToken);
    }

    private static bool NeedsPanel(string intent) => intent is Intent.Troubleshoot or Intent.Status or Intent.ListServers or Intent.Power
        or Intent.Backups or Intent.Activity or Intent.StillBroken or Intent.ChooseServer or Intent.OtherOne;
}
