using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>"My server is broken": finds the server, reads its log, says what is wrong and prepares the fix.</summary>
internal sealed class TroubleAnswer(Diagnosis diagnosis, TroubleReport report) : IIntentAnswer
{
    private const int AtOnce = 3;

    public IReadOnlyList<string> Intents { get; } = [Intent.Troubleshoot, Intent.StillBroken];

    public async Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        if (ServerChoice.Unknown(wish, reply))
        {
            return;
        }

        var meant = ServerChoice.Meant(wish, reply);
        if (meant.Count == 0 || wish.Pointer == ServerPointer.All)
        {
            await LookForItAsync(wish, reply, cancellationToken);
            return;
        }

        var again = wish.Intent == Intent.StillBroken;
        foreach (var server in meant.Take(AtOnce))
        {
            reply.Choose(server, isAssumed: wish.Servers.Count == 0 && reply.Scope.Servers.Count == 1 && reply.Scope.Turn.ServerId is null);
            var trouble = await diagnosis.LookAsync(reply, server, again, cancellationToken);
            NoteStillBroken(reply, trouble, again);
            await report.SayAsync(wish, trouble, reply, cancellationToken);
        }
    }

    private async Task LookForItAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        var looked = await diagnosis.LookAtAllAsync(reply, cancellationToken);
        var troubled = looked.Where(t => t.IsTrouble).ToList();
        if (troubled.Count == 0)
        {
            await NoneAsync(wish, looked, reply, cancellationToken);
            return;
        }

        var (chosen, why) = Choose(troubled, reply);
        reply.Choose(chosen.Server, isAssumed: true);
        reply.Say(reply.Texts.Assumed(chosen.Server.Server.Name, why));
        Diagnosis.ShowCards(reply, chosen);
        await report.SayAsync(wish, chosen, reply, cancellationToken);
        SayOthers(troubled, chosen, reply);
    }

    private static (Trouble Chosen, AssumedBecause Why) Choose(List<Trouble> troubled, Reply reply)
    {
        if (troubled.Count == 1)
        {
            return (troubled[0], AssumedBecause.OnlyTrouble);
        }

        // What the owner uses most is likeliest meant (S3), if it is in trouble at all.
        return ServerChoice.Assumed(reply) is { } assumed && troubled.Find(t => t.Server.Server.Id == assumed.Server.Server.Id) is { } used
            ? (used, assumed.Why)
            : (troubled[0], AssumedBecause.WorstTrouble);
    }

    private static void SayOthers(List<Trouble> troubled, Trouble chosen, Reply reply)
    {
        var others = troubled.Where(t => t != chosen)
            .Select(t => (t.Server.Server.Name, t.Words(reply.Texts)?.Short ?? reply.Texts.ConditionWord(t.Server.Condition))).ToList();
        if (others.Count > 0)
        {
            reply.Say(reply.Texts.SeveralInTrouble(others));
            reply.Suggest([.. others.Take(2).Select(o => reply.Texts.SayCheck(o.Name))]);
        }
    }

    private async Task NoneAsync(Wish wish, IReadOnlyList<Trouble> looked, Reply reply, CancellationToken cancellationToken)
    {
        if (ServerChoice.Assumed(reply) is { } assumed && looked.FirstOrDefault(t => t.Server.Server.Id == assumed.Server.Server.Id) is { } known)
        {
            reply.Choose(known.Server, isAssumed: true);
            reply.Say(reply.Texts.Assumed(known.Server.Server.Name, assumed.Why));
            await report.SayAsync(wish, known, reply, cancellationToken);
            return;
        }

        reply.Say(reply.Texts.NothingInTrouble(looked.Count));
        reply.Suggest([.. looked.Take(2).Select(t => reply.Texts.SayCheck(t.Server.Server.Name)), reply.Texts.SayHuman]);
    }

    private static void NoteStillBroken(Reply reply, Trouble trouble, bool stillBroken)
    {
        var id = trouble.Server.Server.Id;
        var wasFixed = reply.Scope.Facts.WasFixed(id)
            || reply.Scope.Memory.Issues.Any(i => i.ServerId == id && i.ConversationId == reply.Scope.Turn.ConversationId && i.Resolution == IssueResolution.ConfirmedFixed);
        if (!wasFixed)
        {
            return;
        }

        reply.Signals.ProblemCameBack |= stillBroken || (trouble.Finding is { } finding && reply.Scope.Facts.Actions.Any(a => a.ServerId == id && a.FindingCode == finding.Code));
        reply.Signals.HighFindingStays |= trouble.Finding is { Severity: "high" };
    }
}
