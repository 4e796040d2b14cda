using Portal.Domain.Assistant.Responder;
using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Confirmations;
using Portal.Domain.Memory;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Reports;

/// <summary>After an action ended: what was seen, whether the problem is gone, what comes next. Says nothing that was not seen.</summary>
public sealed class ActionReport(Proposals proposals, Diagnosis diagnosis, ServerDirectory servers, MemoryRecorder recorder)
{
    /// <summary>Says it.</summary>
    public async Task SayAsync(Guid actionId, Reply reply, CancellationToken cancellationToken)
    {
        if (await proposals.FindAsync(reply.Scope.Turn.Caller, actionId, cancellationToken) is not { } action)
        {
            reply.Say(reply.Texts.NothingOpen);
            return;
        }

        var seen = ProofReading.Of(action);
        reply.Say(Head(action, reply.Texts));
        reply.Say(reply.Texts.SeenSteps(seen.Down, seen.Up, seen.Took));
        if (await servers.FindAsync(reply.Scope.Turn.Caller, action.ServerId, cancellationToken) is not { } report)
        {
            return;
        }

        reply.Choose(report.Status, isAssumed: false);
        await CheckAsync(action, report.Status, reply, cancellationToken);
    }

    private static string Head(PendingAction action, ReplyTexts texts) => action.State switch
    {
        ActionState.Succeeded => texts.Done(action),
        ActionState.Failed => texts.Failed(action),
        _ => texts.NotCertain(action),
    };

    private async Task CheckAsync(PendingAction action, ServerStatus status, Reply reply, CancellationToken cancellationToken)
    {
        if (action is { Verb: "stop" or "kill", State: ActionState.Succeeded })
        {
            reply.Suggest(reply.Texts.SayStart(action.ServerName), reply.Texts.SayList);
            return;
        }

        if (action.State == ActionState.Succeeded && status.State is PowerState.Offline && !action.ThenStart)
        {
            reply.Say(reply.Texts.StillOff(action.ServerName));
            await NextAsync(action, status, "start", reply.Texts.NextStart(action.ServerName), reply, cancellationToken);
            return;
        }

        if (action.State == ActionState.Succeeded && status.State is PowerState.Running && ServerActions.Signal(action.Verb) is null && !action.ThenStart)
        {
            // The log still shows the old fault: it is the restart that will tell.
            await NextAsync(action, status, "restart", reply.Texts.NextRestart(action.ServerName), reply, cancellationToken);
            return;
        }

        var trouble = await diagnosis.LookAsync(reply, status, again: true, cancellationToken);
        await SayOutcomeAsync(action, trouble, reply, cancellationToken);
    }

    private async Task SayOutcomeAsync(PendingAction action, Trouble trouble, Reply reply, CancellationToken cancellationToken)
    {
        var texts = reply.Texts;
        if (trouble.Log is not { Lines: > 0 })
        {
            reply.Say(texts.NotChecked);
        }
        else if (trouble.Finding is { } finding && (action.FindingCode is null || finding.Code == action.FindingCode || action.State != ActionState.Succeeded))
        {
            var words = trouble.Words(texts)!;
            reply.Say(texts.FindingStays(words.Short, action.ServerName));
            reply.Signals.Issue = $"{ReplyTexts.Plain(action.ServerName)}: {ReplyTexts.Plain(trouble.Words(ReplyTexts.For("en"))!.Short)}";
            reply.Signals.HighFindingStays = finding.Severity == "high" && finding.Code == action.FindingCode;
            reply.Suggest(texts.SayHuman, texts.SayCheck(action.ServerName));
        }
        else if (action.State == ActionState.Succeeded)
        {
            await SayGoneAsync(action, reply, cancellationToken);
        }

        reply.Suggest(texts.SayWorks, texts.SayStillBroken, texts.SayHuman);
    }

    private async Task SayGoneAsync(PendingAction action, Reply reply, CancellationToken cancellationToken)
    {
        var texts = reply.Texts;
        if (action.FindingCode is not { } code)
        {
            return;
        }

        reply.Say(texts.FindingGone(texts.CodeName(code)));
        reply.Say(code == "jvm.memory.heap" ? texts.NextAfterMemory : null);
        await recorder.ResolveIssueAsync(
            reply.Scope.Turn.Caller, action.ServerId, code, IssueResolution.ConfirmedFixed,
            $"{texts.Action(action.Verb)}, {ReplyTexts.For("en").At(reply.Now)}: the log no longer shows it", cancellationToken);
    }

    // A second card: what was changed is used from the next start on.
    private static async Task NextAsync(PendingAction action, ServerStatus status, string verb, string prepared, Reply reply, CancellationToken cancellationToken)
    {
        reply.Scope.NextStep(status.Server.Id, verb);
        var result = await reply.CallAsync("power_action", new { server = reply.Alias(status), action = verb }, cancellationToken);
        if (result.Value is PendingAction)
        {
            reply.Say(prepared);
        }
        else
        {
            Card.Say(result, FixPlan.Power(verb), action.ServerName, reply);
        }
    }
}
