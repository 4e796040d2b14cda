using Portal.Domain.Assistant.Tools;
using Portal.Domain.Confirmations;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>
/// Gives a short reply its meaning from what went before: the owner's own earlier words and cards, never the assistant's or a log's text.
/// </summary>
public static class FollowUps
{
    /// <summary>The message with its replies resolved.</summary>
    /// <param name="before">The owner's message before this one, understood; null for the first.</param>
    public static Understood Resolve(Understood now, Understood? before, ConversationFacts facts, string? currentServer, DateTimeOffset at) =>
        now with { Wishes = [.. now.Wishes.Select(wish => Resolve(wish, before, facts, currentServer, at))] };

    private static Wish Resolve(Wish wish, Understood? before, ConversationFacts facts, string? currentServer, DateTimeOffset at) => wish.Intent switch
    {
        Intent.Confirm => Confirmed(wish, before, facts, at),
        Intent.Again => Again(wish, before, facts),
        Intent.OtherOne => Other(wish, before, facts, currentServer),
        Intent.ChooseServer => ForAnother(wish, before, facts),
        _ => wish,
    };

    // "Yes": to an open card only its button says yes; to an offer it is the thing offered.
    private static Wish Confirmed(Wish wish, Understood? before, ConversationFacts facts, DateTimeOffset at)
    {
        if (facts.OpenCard(at) is not null || facts.LastIntent == Intent.ForgetAll)
        {
            return wish;
        }

        if (facts.Actions is [{ State: ActionState.Expired or ActionState.Superseded or ActionState.Pending }, ..])
        {
            return Again(wish, before, facts);
        }

        return facts.LastIntent switch
        {
            Intent.HowTo or Intent.Unknown when facts.Ungrounded > 0 => wish with { Intent = Intent.Escalate },
            Intent.Billing => wish with { Intent = Intent.Escalate },
            Intent.Status or Intent.Troubleshoot when facts.Actions.Count == 0 => wish with { Intent = Intent.Troubleshoot },
            _ => wish,
        };
    }

    private static Wish Again(Wish wish, Understood? before, ConversationFacts facts)
    {
        if (facts.Actions is [var last, ..] && (wish.Servers.Count == 0 || wish.Servers.Contains(last.ServerId)))
        {
            return last.Verb is "start" or "stop" or "restart" or "kill"
                ? wish with { Intent = Intent.Power, Action = last.Verb, Servers = [last.ServerId] }
                : wish with { Intent = Intent.Troubleshoot, Servers = [last.ServerId] };
        }

        return before is { First: var first } && IsRepeatable(first.Intent) ? first with { Servers = wish.Servers.Count > 0 ? wish.Servers : first.Servers } : wish;
    }

    private static Wish Other(Wish wish, Understood? before, ConversationFacts facts, string? currentServer)
    {
        var other = facts.Servers.FirstOrDefault(id => id != (currentServer ?? facts.Servers.FirstOrDefault()));
        var servers = wish.Servers.Count > 0 ? wish.Servers : other is null ? [] : (IReadOnlyList<string>)[other];
        return before is { First: var first } && (IsRepeatable(first.Intent) || IsRepeatable(facts.LastIntent))
            ? new Wish(IsRepeatable(first.Intent) ? first.Intent : facts.LastIntent!, wish.Words, servers) { Action = first.Action, Pointer = servers.Count == 0 ? ServerPointer.Other : ServerPointer.None }
            : wish with { Servers = servers };
    }

    // "And Creative?": the same question about another server.
    private static Wish ForAnother(Wish wish, Understood? before, ConversationFacts facts)
    {
        var first = before?.First;
        var intent = first is not null && IsRepeatable(first.Intent) ? first.Intent : facts.LastIntent;
        return IsRepeatable(intent) ? wish with { Intent = intent!, Action = first?.Action } : wish;
    }

    private static bool IsRepeatable(string? intent) =>
        intent is Intent.Troubleshoot or Intent.Status or Intent.Power or Intent.Backups or Intent.Activity or Intent.StillBroken;
}
