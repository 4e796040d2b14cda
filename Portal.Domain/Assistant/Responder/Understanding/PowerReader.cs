using System.Text.RegularExpressions;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>
/// Reads a wish to start, stop, restart or kill. Telling of a restart, asking how to restart, or wanting none is no such wish.
/// </summary>
public static partial class PowerReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly (string Action, Regex Pattern)[] Wishes =
    [
        ("kill", Imperative(@"(force[- ]?(stop|kill|quit|shutdown)|hard[- ]?(stop|kill)|kill|kille|terminate|abschiessen|schiess .{0,30} ab|(erzwinge|zwing) .{0,30}(stopp|ende|beenden))\b")),
        ("kill", Anywhere(@"servername .{0,12}(killen|abschiessen|hart beenden|zwangsweise)", @"(bitte|kannst du) .{0,40}(killen|abschiessen|hart beenden)")),
        ("restart", Imperative(@"(re-?start|reboot|bounce|power ?cycle|re-?boot|neu ?starten?|restarte|relance[rz]?|redemarre[rz]?|reinicia[rs]?|reinicie|reinicialo)\b")),
        ("restart", Imperative(@"(starte?|boote|fahre?) .{0,50}\bneu\b")),
        ("restart", Anywhere(@"(do|give|perform|trigger|make|want|need|needs|try|propose|prepare|mache?|brauche?t?)( it| the server| servername| me| mal)? ?(a|an|another|einen|nen|ein)? ?(quick |full |clean )?(restart|reboot|neustart)\b", @"(kannst du|bitte|konntest du|mochte|moechte|will|soll|sollst) .{0,50}(neu ?starten|restarten|rebooten)\b", @"(turn|switch) (it|the server|servername|my server) off and on", @"servername (bitte |jetzt |mal )*(neu ?starten|restarten|neustart)\b", @"servername (restart|reboot)( please| now)?[ .!]*$", @"un (redemarrage|reinicio)\b", @"faire redemarrer")),
        ("start", Imperative(@"((start|boot|launch|spin)( up)?|starte|fahr|demarre[rz]?|arranca[rs]?|inicia[rs]?|inicie|enciende|ligue|liga)\b")),
        ("start", Imperative(@"(turn|power|switch|bring|get|schalte|mache?) .{0,40}\b(on|up|online|back|an|ein|hoch|running)\b")),
        ("start", Anywhere(@"(kannst du|bitte|konntest du|mochte|moechte|will) .{0,50}(\bstarten|hochfahren|anschalten|einschalten|anmachen)\b", @"servername (bitte |jetzt |mal )*(starten|hochfahren|einschalten|anschalten)\b", @"servername (start)( please| now)?[ .!]*$")),
        ("stop", Imperative(@"(stop|stoppe?|halt|shut ?down|beende|arrete[rz]?|detener|deten|deten[eg]\w*|para[rs]?|pare|apaga[rs]?|apague|desliga[rs]?|desligue)\b")),
        ("stop", Imperative(@"(turn|power|switch|shut|take|bring|schalte?|mache?|fahre?) .{0,40}\b(off|down|offline|aus|ab|herunter|runter)\b")),
        ("stop", Anywhere(@"(kannst du|bitte|konntest du|mochte|moechte|will) .{0,50}(stoppen|anhalten|herunterfahren|runterfahren|ausschalten|abschalten|ausmachen)\b", @"servername (bitte |jetzt |mal )*(stoppen|anhalten|herunterfahren|ausschalten)\b", @"servername (stop|shutdown)( please| now)?[ .!]*$")),
    ];

    /// <summary>start, stop, restart or kill, or null when the clause wishes for none.</summary>
    /// <param name="clause">Folded, server names marked.</param>
    public static string? Read(string clause) =>
        NoWish().IsMatch(clause) ? null : Wishes.FirstOrDefault(wish => wish.Pattern.IsMatch(clause) && !IsElsewhere(clause, wish.Action)).Action;

    // "stop the lag", "start with the backups", "kill a mob" are not about the server's power.
    private static bool IsElsewhere(string clause, string action) => action switch
    {
        "restart" => false,
        _ => Thing().IsMatch(clause) && !clause.Contains(ServerMatcher.Mark, StringComparison.Ordinal) && !Server().IsMatch(clause),
    };

    private static Regex Imperative(string verb) => new($@"^{IntentCue.Polite}{verb}", Options);

    private static Regex Anywhere(params string[] alternatives) => new($@"\b(?:{string.Join('|', alternatives)})", Options);

    [GeneratedRegex(@"\b(don'?t|do not|never|without|no need to|should ?n'?t|must ?n'?t|avoid) .{0,24}(re-?start|reboot|start|stop|kill|shut)|\b(nicht|kein|keinen|ohne) .{0,24}(neu ?start|starten|stoppen|killen|herunterfahren)|(won'?t|can'?t|cannot|does ?n'?t|do ?n'?t|did ?n'?t|not|fails? to|refuses to|unable to|never|tries to) (even )?(re-?start|boot|start|stop|shut)|startet nicht|nicht (neu ?)?(mehr )?(starten|gestartet)|(keeps?|kept) (re-?start|reboot|stopp|crash)|\b(how|why|when|who|wie|warum|wieso|wann|wer|comment|como|pourquoi|por que|what happens)\b.{0,40}(re-?start|reboot|start|stop|kill|neu|redemarr|reinici|arret|shut|fahr)|schedul|every (day|night|hour|morning)|automatic|jeden (tag|morgen)|jede (nacht|stunde)|automatisch|(after|since|nach|seit) (the|a|my|every|each|dem|einem|last|letzte[nm]) .{0,12}(re-?start|neustart|start)|\b(shall|should) i\b|soll ich|\bto (re)?start with\b|start over|erst mal|startup (log|command|variable|setting|flag|param)", RegexOptions.NonBacktracking)]
    private static partial Regex NoWish();

    [GeneratedRegex(@"\b(lag|lagging|mob|mobs|player|players|griefing|spam|crashing|plugin|plugins|mod|mods|backup|backups|fire|rain|escalat|asking|talking|answering|remembering|notif\w+|a new|new server|entities|process|emails?|mails?|schedule|task|world|welt)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Thing();

    [GeneratedRegex(@"\b(server|servers|serveur|servidor|it)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Server();
}
