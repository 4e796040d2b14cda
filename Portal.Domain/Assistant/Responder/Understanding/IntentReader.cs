using Portal.Domain.ModelRouting;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>Understands one message: language, wishes with their servers, pasted log. Pure; knows no model.</summary>
public sealed class IntentReader(IReadOnlyList<NamedServer> servers)
{
    private readonly ServerMatcher _matcher = new(servers);

    /// <summary>Reads a message.</summary>
    public Understood Read(string text)
    {
        var (own, pasted) = OwnWords.Split(text);
        var folded = FoldedText.Fold(own);
        var (marked, named) = _matcher.Find(folded);
        var language = LanguageReader.Read(marked.Replace(ServerMatcher.Mark, "", StringComparison.Ordinal));
        var wishes = WholeReply(marked, own, named) is { } reply ? [reply] : Wishes(own);
        if (pasted.Count > 0 && wishes.All(wish => wish.Intent is Intent.Unknown or Intent.Troubleshoot || Intent.IsManners(wish.Intent)))
        {
            wishes = [new Wish(Intent.PastedLog, own.Trim(), named)];
        }

        return new Understood(language, wishes, pasted);
    }

    // "yes, do that" is one reply; cut at the comma it would be two.
    private static Wish? WholeReply(string marked, string own, IReadOnlyList<string> named) =>
        marked.Length <= 120 && TalkCues.Replies.FirstOrDefault(cue => cue.IsMatch(marked)) is { } cue && PowerReader.Read(marked) is null
            && !TaskCues.All.Any(task => task.IsMatch(marked))
            ? new Wish(cue.Intent, own.Trim(), named) { Pointer = WishDetails.Pointer(marked) }
            : null;

    private IReadOnlyList<Wish> Wishes(string own)
    {
        var read = ClauseReader.Split(own).Select(Clause).ToList();
        if (read.Count == 0)
        {
            return [new Wish(Intent.Unknown, "", [])];
        }

        var wishes = WishList.Tidy(read);
        return wishes.Count > 0 ? wishes : [read[0]];
    }

    private Wish Clause(string clause)
    {
        var folded = FoldedText.Fold(clause);
        var (marked, named) = _matcher.Find(folded);
        var action = PowerReader.Read(marked);
        var intent = Early(marked) ?? (action is null ? null : Intent.Power) ?? Late(marked);
        if (intent == Intent.Unknown && named.Count > 0 && marked.Count(c => c == ' ') >= 3)
        {
            intent = Intent.Troubleshoot; // something is said about a server: looking at it is the useful answer
        }

        return new Wish(intent, clause, named)
        {
            Action = action, Pointer = WishDetails.Pointer(marked), UnknownServer = named.Count == 0 ? WishDetails.UnknownServer(clause, intent) : null,
        };
    }

    private static string? Early(string marked) =>
        First(TaskCues.All, marked) ?? (marked.Length <= 120 ? First(TalkCues.Replies, marked) : null);

    private static string Late(string marked)
    {
        var manners = First(TalkCues.Manners, marked);
        var server = First(ServerCues.All, marked);
        return manners is Intent.Abuse or Intent.Capabilities && server is null or Intent.Status ? manners : server ?? manners ?? Intent.Unknown;
    }

    private static string? First(IReadOnlyList<IntentCue> cues, string marked) => cues.FirstOrDefault(cue => cue.IsMatch(marked))?.Intent;
}
