using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.Cli.Eval;

/// <summary>Holds a turn to what a dialogue expects of it. Pure.</summary>
internal static class DialogueCheck
{
    /// <summary>What is not as expected, in sentences.</summary>
    public static IEnumerable<string> Failures(DialogueTurn turn, JsonElement expect)
    {
        foreach (var tool in Texts(expect, "tools").Where(tool => !turn.Tools.Contains(tool)))
        {
            yield return $"'{turn.Say}': {tool} was not called";
        }

        foreach (var must in Texts(expect, "must").Where(must => !Matches(turn.Visible, must)))
        {
            yield return $"'{turn.Say}': nothing matches /{must}/";
        }

        foreach (var mustNot in Texts(expect, "mustNot").Where(mustNot => Matches(turn.Answer, mustNot)))
        {
            yield return $"'{turn.Say}': the answer matches /{mustNot}/";
        }

        foreach (var other in Others(turn, expect))
        {
            yield return $"'{turn.Say}': {other}";
        }
    }

    private static IEnumerable<string> Others(DialogueTurn turn, JsonElement expect)
    {
        if (expect.TryGetProperty("proposes", out var proposes))
        {
            var wanted = proposes.GetString();
            if (wanted is null ? turn.Proposals.Count > 0 : !turn.Proposals.Any(p => Fits(p, wanted)))
            {
                yield return $"proposed {string.Join(", ", turn.Proposals.DefaultIfEmpty("nothing"))} instead of {wanted ?? "nothing"}";
            }
        }

        if (Texts(expect, "proposesAny").ToList() is { Count: > 0 } any && !turn.Proposals.Any(p => any.Any(w => Fits(p, w))))
        {
            yield return $"proposed {string.Join(", ", turn.Proposals.DefaultIfEmpty("nothing"))} instead of one of {string.Join(", ", any)}";
        }

        if (expect.TryGetProperty("escalates", out var escalates) && escalates.GetBoolean() != (turn.Ticket is not null))
        {
            yield return turn.Ticket is null ? "no ticket was made" : "a ticket was made";
        }

        if (expect.TryGetProperty("cites", out var cites) && cites.GetBoolean() != (turn.Citations > 0))
        {
            yield return turn.Citations == 0 ? "nothing is cited" : "something is cited";
        }

        if (expect.TryGetProperty("complexity", out var complexity) && complexity.GetString() != turn.Complexity)
        {
            yield return $"complexity {turn.Complexity} instead of {complexity}";
        }

        if (expect.TryGetProperty("intent", out var intent) && intent.GetString() != turn.Intent)
        {
            yield return $"intent {turn.Intent} instead of {intent}";
        }
    }

    private static bool Fits(string proposal, string wanted) =>
        wanted.StartsWith("*:", StringComparison.Ordinal) ? proposal.EndsWith(wanted[1..], StringComparison.OrdinalIgnoreCase) : proposal.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Texts(JsonElement expect, string name) =>
        expect.ValueKind == JsonValueKind.Object && expect.TryGetProperty(name, out var texts) && texts.ValueKind == JsonValueKind.Array
            ? texts.EnumerateArray().Select(t => t.GetString()!)
            : [];
}
