using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Confirmations;
using Portal.Domain.Knowledge;
using Portal.Domain.Memory;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder;

/// <summary>Says one server's trouble: what, the proving lines, why, what to do, where it is documented, and the card.</summary>
internal sealed class TroubleReport(AssistantOptions options)
{
    private const int ProvingLines = 5;

    public async Task SayAsync(Wish wish, Trouble trouble, Reply reply, CancellationToken cancellationToken)
    {
        if (trouble.IsBlocked)
        {
            SayBlocked(trouble, reply);
        }
        else if (trouble.Log is not { Lines: > 0 } log)
        {
            reply.Say(reply.Texts.NoLog(trouble.Server.Server.Name, trouble.Log?.Why));
            reply.NotGrounded();
            await ProposeWishedAsync(wish, trouble, reply, cancellationToken);
            reply.Suggest(reply.Texts.SayHuman);
        }
        else if (trouble.Words(reply.Texts) is { } words)
        {
            await SayFindingAsync(wish, trouble, words, reply, cancellationToken);
        }
        else
        {
            await SayCleanAsync(wish, trouble, log, reply, cancellationToken);
        }
    }

    private static void SayBlocked(Trouble trouble, Reply reply)
    {
        var name = trouble.Server.Server.Name;
        reply.Say(reply.Texts.Blocked(name, trouble.Server.Condition));
        reply.Say(trouble.Server.Condition == ServerCondition.Suspended ? reply.Texts.NeedsPerson(name) : null);
        reply.Signals.Issue = $"{ReplyTexts.Plain(name)} is {trouble.Server.Condition}";
        reply.Suggest(reply.Texts.SayHuman, reply.Texts.SayList);
    }

    private async Task SayFindingAsync(Wish wish, Trouble trouble, FindingText words, Reply reply, CancellationToken cancellationToken)
    {
        var (name, finding, texts) = (trouble.Server.Server.Name, trouble.Finding!, reply.Texts);
        if (reply.Scope.Memory.Issues.FirstOrDefault(i => i.Key == finding.Code && i.ServerId == trouble.Server.Server.Id) is { } before
            && before.ConversationId != reply.Scope.Turn.ConversationId)
        {
            reply.Step(texts.UsingMemory(texts.SeenBefore(before)));
        }

        reply.Say(words.What);
        reply.Say($"{texts.ProofHead(trouble.Log!.Source)}\n\n```log\n{Proof(finding)}\n```");
        reply.Say($"{texts.CauseHead} {words.Why}");
        reply.Say($"{texts.StepsHead}\n\n{string.Join('\n', words.Steps.Select((step, i) => $"{i + 1}. {step}"))}");
        await CiteAsync(finding, reply, cancellationToken);
        SayMore(trouble, reply);
        Remember(trouble, reply);
        await ProposeAsync(wish, trouble, reply, cancellationToken);
        reply.Suggest(reply.Texts.SayStillBroken, reply.Texts.SayHuman);
        reply.Signals.Issue ??= $"{ReplyTexts.Plain(name)}: {ReplyTexts.Plain(trouble.Words(ReplyTexts.For("en"))!.Short)}";
    }

    private static string Proof(SeenFinding finding)
    {
        var lines = finding.Evidence.Zip(finding.Lines.Concat(Enumerable.Repeat(0, finding.Evidence.Count)), (text, number) => (number, text)).ToList();
        return string.Join('\n', lines.Take(ProvingLines).Select(line => FindingWords.Numbered(line.number, line.text)));
    }

    private static void SayMore(Trouble trouble, Reply reply)
    {
        var others = trouble.Log!.Findings.Where(f => f != trouble.Finding && f.Matters && f.Code != trouble.Finding!.Code).Take(2)
            .Select(f => (trouble with { Finding = f, Plan = null }).Words(reply.Texts)!.Short).Distinct().ToList();
        if (others.Count > 0)
        {
            reply.Say(reply.Texts.AlsoSeen(others));
        }
    }

    private static void Remember(Trouble trouble, Reply reply)
    {
        var english = trouble.Words(ReplyTexts.For("en"))!.Short.Replace("`", "", StringComparison.Ordinal);
        var server = trouble.Server.Server;
        reply.Scope.Issues.Add(new IssueNote(trouble.Finding!.Code, $"{ReplyTexts.Plain(server.Name)}: {english}", server.Id, server.Name, reply.Scope.Turn.ConversationId));
    }

    private async Task CiteAsync(SeenFinding finding, Reply reply, CancellationToken cancellationToken)
    {
        var question = FindingQuestions.For(finding);
        var result = await reply.CallAsync("search_knowledge", new { question }, cancellationToken);
        if (result.Value is KnowledgeAnswer { Hits: [var best, ..] } answer && answer.Answerable >= options.AnswerableFrom / 2)
        {
            var (n, citation) = SearchKnowledgeTool.Cite(reply.Scope, best);
            if (citation is not null)
            {
                reply.Show(citation);
            }

            reply.Say(reply.Texts.Documented(best.Title, n));
        }
    }

    private static async Task ProposeAsync(Wish wish, Trouble trouble, Reply reply, CancellationToken cancellationToken)
    {
        if (trouble.Plan is not { } plan)
        {
            await ProposeWishedAsync(wish, trouble, reply, cancellationToken);
            if (wish.Action is null)
            {
                reply.Say(reply.Texts.NeedsPerson(trouble.Server.Server.Name));
                reply.Suggest(reply.Texts.SayHuman);
            }

            return;
        }

        var alias = reply.Alias(trouble.Server);
        var result = plan.Verb is "restart" or "start"
            ? await reply.CallAsync("power_action", new { server = alias, action = plan.Verb }, cancellationToken)
            : await reply.CallAsync("apply_fix", new { server = alias, finding = trouble.Finding!.Code }, cancellationToken);
        Card.Say(result, plan, trouble.Server.Server.Name, reply);
    }

    private static async Task ProposeWishedAsync(Wish wish, Trouble trouble, Reply reply, CancellationToken cancellationToken)
    {
        if (wish.Action is { } action)
        {
            var result = await reply.CallAsync("power_action", new { server = reply.Alias(trouble.Server), action }, cancellationToken);
            Card.Say(result, FixPlan.Power(action), trouble.Server.Server.Name, reply);
        }
    }

    private static async Task SayCleanAsync(Wish wish, Trouble trouble, SeenLog log, Reply reply, CancellationToken cancellationToken)
    {
        var (server, texts) = (trouble.Server, reply.Texts);
        if (server.State is PowerState.Offline)
        {
            reply.Say(texts.OffButClean(server.Server.Name, log.Lines));
            var start = await reply.CallAsync("power_action", new { server = reply.Alias(server), action = wish.Action ?? "start" }, cancellationToken);
            if (start.Value is PendingAction or PanelProblem)
            {
                Card.Say(start, FixPlan.Power(wish.Action ?? "start"), server.Server.Name, reply);
            }

            reply.Suggest(texts.SayStart(server.Server.Name), texts.SayHuman);
            return;
        }

        reply.Say(texts.Healthy(server.Server.Name, server, log.Lines));
        reply.Say(log.HasChat || log.Findings.Count > 0 ? texts.HealthyChat : null);
        if (JoinWords.IsAboutJoining(wish.Words))
        {
            reply.Say(texts.CannotJoin(server.Server.Name, null));
        }

        await ProposeWishedAsync(wish, trouble, reply, cancellationToken);
        reply.Suggest(texts.SayStillBroken, texts.SayHuman, texts.SayList);
    }
}
