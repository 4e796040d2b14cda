using System.Text.RegularExpressions;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>What is wanted of an attached log. Pure.</summary>
internal static partial class AttachedWishes
{
    /// <summary>
    /// A log that comes with a question is what the question is about, unless something else is asked for; later, a question that names no server
    /// and speaks of the log or file means it too.
    /// </summary>
    public static Understood Resolve(Understood understood, IReadOnlyList<AttachedLog> logs) =>
        !logs.Any(log => !log.IsGone) || !understood.Wishes.All(wish => IsOpen(wish.Intent)) || !(logs.Any(log => log.IsNew) || SpeaksOfIt(understood))
            ? understood
            : understood with { Wishes = [understood.First with { Intent = Intent.PastedLog }] };

    private static bool IsOpen(string intent) =>
        intent is Intent.Unknown or Intent.Troubleshoot or Intent.PastedLog or Intent.HowTo or Intent.OffTopic || Intent.IsManners(intent);

    private static bool SpeaksOfIt(Understood understood) =>
        understood.Wishes.All(wish => wish.Servers.Count == 0 && wish.Intent is not Intent.HowTo) && understood.Wishes.Any(wish => OfTheLog().IsMatch(wish.Words));

    [GeneratedRegex(@"\b(log ?files?|logs?|files?|attach(ed|ment)?|upload(ed)?|datei|anhang|fichier|archivo|arquivo)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OfTheLog();
}
