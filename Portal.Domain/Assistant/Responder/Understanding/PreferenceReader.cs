using System.Text.RegularExpressions;
using Portal.Domain.Memory;
using Portal.Domain.ModelRouting;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>Reads explicit wishes about language, detail, notification and the main server (S4). Nothing is guessed.</summary>
public static class PreferenceReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly (string Key, string Value, Regex Pattern)[] Fixed =
    [
        (PreferenceChoice.Language, "de", Of(@"(in|auf|speak|spreche?|sprich|use|prefer|bevorzuge)? ?(german|deutsch|aleman|alemao|allemand)")),
        (PreferenceChoice.Language, "en", Of(@"english|englisch|ingles|anglais")),
        (PreferenceChoice.Language, "fr", Of(@"french|franzosisch|francais|frances")),
        (PreferenceChoice.Language, "es", Of(@"spanish|spanisch|espanol|espagnol|castellano")),
        (PreferenceChoice.Language, "pt", Of(@"portuguese|portugiesisch|portugues|portugais")),
        (PreferenceChoice.Detail, "short", Of(@"short|brief|concise|less (verbose|detail)|kurz|kurze|kurzer|kuerzer|knapp|simple")),
        (PreferenceChoice.Detail, "detailed", Of(@"(more |in )?(detailed|details?|depth)|longer|long answers|ausfuhrlich|ausfuehrlich|genauer|explain everything")),
        (PreferenceChoice.Notify, "none", Of(@"(no|stop|without|turn off|disable|don'?t send( me)?)( any)? ((e-?mail|portal) )?(notifications|mails|e-?mails)|keine (benachrichtigung|mails|e-mails)|nicht benachrichtigen|don'?t notify|do not notify")),
        (PreferenceChoice.Notify, "email", Of(@"(notif|inform|alert|message|tell|contact|send|benachrichtig|schick).{0,40}e-?mails?|^.{0,20}(e-?mail|mail) me|per e-?mail|by e-?mail|via e-?mail|e-?mail notifications")),
        (PreferenceChoice.Notify, "portal", Of(@"(notif|inform|alert|benachrichtig).{0,40}(portal|page|here)|(only|nur) (in|im) (the )?portal|portal notifications")),
    ];

    private static readonly Regex MainServer = Of(@"(main|default|primary|favou?rite|standard) server|haupt ?server|standard ?server|lieblings ?server|server.{0,20}(by default|default|main)|servername.{0,24}(default|main|primary|by default)|(by default|always).{0,20}servername");

    /// <summary>The wishes in these words; for one key the first counts.</summary>
    public static IReadOnlyList<PreferenceChoice> Read(string words, IReadOnlyList<NamedServer> servers)
    {
        var (marked, named) = new ServerMatcher(servers).Find(FoldedText.Fold(words));
        var found = Fixed.Where(wish => wish.Pattern.IsMatch(marked)).Select(wish => PreferenceChoice.Find(wish.Key, wish.Value)!)
            .DistinctBy(choice => choice.Key).ToList();
        if (named is [var id, ..] && MainServer.IsMatch(marked))
        {
            found.Add(PreferenceChoice.MainServer(id, servers.First(s => s.Id == id).Name));
        }

        return found;
    }

    /// <summary>Whether the words are about a main server, named or not.</summary>
    public static bool IsAboutMainServer(string words) => MainServer.IsMatch(FoldedText.Fold(words));

    /// <summary>Which preference is meant in "forget my language", or null.</summary>
    public static string? KeyIn(string words) => FoldedText.Fold(words) switch
    {
        var w when Language.IsMatch(w) => PreferenceChoice.Language,
        var w when Detail.IsMatch(w) => PreferenceChoice.Detail,
        var w when Notify.IsMatch(w) => PreferenceChoice.Notify,
        var w when MainServer.IsMatch(w) => PreferenceChoice.DefaultServer,
        _ => null,
    };

    private static readonly Regex Language = Of("language|german|english|sprache|deutsch|englisch");
    private static readonly Regex Detail = Of("detail|length|short|kurz|ausfuhrlich|lange der");
    private static readonly Regex Notify = Of("notif|e-?mail|benachrichtig");

    private static Regex Of(string alternatives) => new($@"\b(?:{alternatives})", Options);
}
