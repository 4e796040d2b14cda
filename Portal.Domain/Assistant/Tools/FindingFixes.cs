using System.Text.Json;
using Portal.Domain.Confirmations;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Domain.Assistant.Tools;

/// <summary>
/// What the button under a finding does: plans the fix anew from the panel's own facts and makes a card. Like every proposal it has no way to the
/// panel's writer.
/// </summary>
public sealed class FindingFixes(FixPlanner planner, Proposals proposals, ServerDirectory servers)
{
    /// <summary>Makes the card, or says why there is none.</summary>
    /// <param name="messageId">The answer that shows the finding; the card appears there.</param>
    /// <param name="serverId">The server to do it on; null = nobody has said which.</param>
    /// <param name="finding">In the shape of <c>analyze --json</c>.</param>
    public async Task<ProposalResult> ProposeAsync(
        Caller caller, Guid conversationId, Guid messageId, string? serverId, JsonElement finding, CancellationToken cancellationToken)
    {
        try
        {
            if (serverId is null)
            {
                return No("Please choose the server above that this log belongs to.");
            }

            var seen = SeenFinding.Read(finding);
            var status = (await servers.ListAsync(caller, cancellationToken)).FirstOrDefault(s => s.Server.Id == serverId);
            var plan = status is null ? null : await planner.PlanAsync(caller, status, seen, cancellationToken);
            return plan is null
                ? No("The portal cannot do this by itself at the moment. The steps under the finding say what to do.")
                : await proposals.ProposeAsync(
                    caller,
                    new ProposalRequest(conversationId, messageId, serverId, status!.Server.Name, plan.Verb, plan.Parameters, plan.ThenStart, seen.Code, AfterReadingLog: true),
                    cancellationToken);
        }
        catch (PanelProblemException problem)
        {
            return new ProposalResult(null, problem.Problem);
        }
    }

    private static ProposalResult No(string why) => new(null, new PanelProblem(PanelProblemKind.Invalid, why));
}
