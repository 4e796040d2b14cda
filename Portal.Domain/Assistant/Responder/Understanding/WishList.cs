namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>Puts the clauses of one message together: a name alone joins its neighbour, manners give way, doubles go.</summary>
internal static class WishList
{
    /// <summary>Wishes answered in one message.</summary>
    public const int Most = 4;

    public static IReadOnlyList<Wish> Tidy(IReadOnlyList<Wish> clauses)
    {
        var joined = Join(clauses);
        var wanted = joined.Where(wish => !Intent.IsManners(wish.Intent)).ToList();
        var kept = wanted.Count > 0 ? wanted : joined.Where(wish => wish.Intent != Intent.Unknown).Take(1).ToList();
        var result = new List<Wish>();
        foreach (var wish in kept)
        {
            Add(result, wish);
        }

        return [.. result.Take(Most)];
    }

    private static List<Wish> Join(IReadOnlyList<Wish> clauses)
    {
        var joined = new List<Wish>();
        var waiting = new List<string>();
        foreach (var clause in clauses)
        {
            if (clause.Intent is Intent.ChooseServer or Intent.Unknown && clause.Servers.Count > 0 && clauses.Count > 1)
            {
                if (joined.Count > 0 && joined[^1].Servers.Count > 0)
                {
                    joined[^1] = joined[^1] with { Servers = [.. joined[^1].Servers, .. clause.Servers] };
                }
                else
                {
                    waiting.AddRange(clause.Servers);
                }

                continue;
            }

            joined.Add(waiting.Count > 0 ? clause with { Servers = [.. waiting, .. clause.Servers] } : clause);
            waiting.Clear();
        }

        if (waiting.Count > 0)
        {
            joined.Add(joined.Count > 0 && joined[^1] is var last && !Intent.IsManners(last.Intent)
                ? Replace(joined, last with { Servers = waiting })
                : new Wish(Intent.ChooseServer, clauses[0].Words, waiting));
        }

        return joined;
    }

    private static Wish Replace(List<Wish> joined, Wish by)
    {
        joined.RemoveAt(joined.Count - 1);
        return by;
    }

    private static void Add(List<Wish> result, Wish wish)
    {
        var at = result.FindIndex(other => IsSame(other, wish));
        if (at < 0)
        {
            result.Add(wish);
            return;
        }

        var other = result[at];
        result[at] = other with
        {
            Intent = other.Intent is Intent.Status or Intent.StillBroken ? wish.Intent is Intent.Troubleshoot ? Intent.Troubleshoot : other.Intent : other.Intent,
            Words = $"{other.Words}. {wish.Words}", Servers = [.. other.Servers.Union(wish.Servers)], Action = other.Action ?? wish.Action,
            UnknownServer = other.UnknownServer ?? wish.UnknownServer,
        };
    }

    // "It lags and crashes" is one problem; "Survival lags and Creative is down" are two.
    private static bool IsSame(Wish a, Wish b) =>
        Group(a.Intent) == Group(b.Intent) && (a.Action is null || b.Action is null || a.Action == b.Action)
        && (a.Servers.Count == 0 || b.Servers.Count == 0 || a.Servers.Intersect(b.Servers).Any())
        || (IsTroubleAndPower(a, b) && (a.Servers.Count == 0 || b.Servers.Count == 0 || a.Servers.SequenceEqual(b.Servers)));

    private static bool IsTroubleAndPower(Wish a, Wish b) => a.Intent == Intent.Troubleshoot && b.Intent == Intent.Power;

    private static string Group(string intent) => intent is Intent.Status or Intent.Troubleshoot or Intent.StillBroken ? "state" : intent;
}
