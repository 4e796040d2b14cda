using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Memory;
using Portal.Domain.ModelRouting;
using Portal.Domain.Panel;
using Portal.Domain.Safety;

namespace Portal.Domain.Assistant;

/// <summary>A turn with everything gathered for it.</summary>
public sealed record PreparedTurn(TurnScope Scope, QueryAssessment Complexity, PanelProblem? PanelProblem);

/// <summary>Gathers what a turn needs: memory, earlier events, servers, and what the owner wants.</summary>
public sealed class TurnPreparation(IPortalDbFactory databases, Proposals proposals, MemoryService memory, ServerDirectory servers, ConversationRedactions redactions, TimeProvider clock)
{
    /// <summary>Gathers it. A panel that cannot be reached is no error: the turn goes on without servers and says so.</summary>
    public async Task<PreparedTurn> PrepareAsync(AssistantTurn turn, CancellationToken cancellationToken)
    {
        var remembered = await memory.ReadAsync(turn.Caller, cancellationToken);
        var facts = await ConversationFacts.ReadAsync(databases, proposals, turn, cancellationToken);
        var (list, problem) = await ServersAsync(turn, cancellationToken);
        var reader = new IntentReader([.. list.Select(s => new NamedServer(s.Server.Id, s.Server.Name, s.Server.Identifier))]);
        var earlier = turn.Earlier.Where(m => m.Role == MessageRole.Owner).Select(m => m.Text).ToList();
        var before = earlier.Count > 0 ? reader.Read(earlier[^1]) : null;
        var read = reader.Read(turn.Text);
        var understood = AttachedWishes.Resolve(FollowUps.Resolve(read, before, facts, turn.ServerId, clock.GetUtcNow()), turn.Logs);
        var language = remembered.Preference(PreferenceChoice.Language) ?? read.Language ?? Earlier(reader, earlier);
        var scope = new TurnScope(turn, list, understood, facts, remembered, ReplyTexts.For(language)) { Redaction = redactions.For(turn.Caller.UserId, turn.ConversationId) };
        return new PreparedTurn(scope, Assess(turn, list, facts, understood), problem);
    }

    private static QueryAssessment Assess(AssistantTurn turn, IReadOnlyList<ServerStatus> list, ConversationFacts facts, Understood understood) => QueryClassifier.Classify(
        OwnWords.Without(turn.Text, list.Select(s => s.Server.Name)),
        new QueryContext(turn.Earlier.Count, facts.WasFixed(null) && understood.First.Intent == Intent.StillBroken, facts.LastIntent == Intent.Troubleshoot));

    private static string? Earlier(IntentReader reader, List<string> texts) =>
        texts.AsEnumerable().Reverse().Take(5).Select(text => reader.Read(text).Language).FirstOrDefault(language => language is not null);

    private async Task<(IReadOnlyList<ServerStatus> Servers, PanelProblem? Problem)> ServersAsync(AssistantTurn turn, CancellationToken cancellationToken)
    {
        try
        {
            return (await servers.ListAsync(turn.Caller, cancellationToken), null);
        }
        catch (PanelProblemException problem)
        {
            return ([], problem.Problem);
        }
    }
}
