using Portal.Domain.Assistant.Tools;
using Portal.Domain.Confirmations;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant.Responder.Texts;

internal sealed partial class German
{
    public override string RememberNothing => "Ich habe mir über dich noch nichts gemerkt. Ich behalte nur, woran wir gearbeitet haben, welche Server du nutzt, und Wünsche, die du mir sagst, zum Beispiel *antworte bitte auf Deutsch*.";
    public override string RememberHead => "Das ist alles, was ich mir über dich gemerkt habe:";
    public override string RememberServers(IReadOnlyList<FrequentServer> servers) => $"- **Am meisten genutzte Server:** {List(servers.Take(3).Select(s => Plain(s.Name)))}";
    public override string RememberIssue(MemoryItem issue) => $"- {At(issue.CreatedAt)}: {Plain(Issue(issue))} ({Resolution(issue)})";
    public override string RememberEscalation(MemoryItem escalation) => $"- {At(escalation.CreatedAt)}: an einen Menschen übergeben, Ticket {Plain(escalation.Key)}";

    private string Issue(MemoryItem issue) => issue.ServerName is { } server ? $"{server}: {CodeName(issue.Key)}" : issue.Text;

    private static string Resolution(MemoryItem issue) => issue.Resolution switch
    {
        IssueResolution.ConfirmedFixed => "behoben",
        IssueResolution.Escalated => "bei einem Menschen",
        _ => "noch offen",
    };

    public override string Preference(PreferenceChoice choice) => $"- **Dein Wunsch:** {Wish(choice)}";

    private static string Wish(PreferenceChoice choice) => (choice.Key, choice.Value) switch
    {
        ("language", "de") => "Antworten auf Deutsch",
        ("language", "en") => "Antworten auf Englisch",
        ("language", "fr") => "Antworten auf Französisch",
        ("language", "es") => "Antworten auf Spanisch",
        ("language", "pt") => "Antworten auf Portugiesisch",
        ("detail", "short") => "kurze Antworten",
        ("detail", "detailed") => "ausführliche Antworten",
        ("detail", _) => "Antworten in normaler Länge",
        ("notify", "email") => "Benachrichtigung per E-Mail",
        ("notify", "portal") => "Benachrichtigung nur im Portal",
        ("notify", _) => "keine Benachrichtigungen",
        _ => $"Hauptserver: {Plain(choice.Text.Replace("Main server: ", "", StringComparison.Ordinal))}",
    };

    public override string RememberFoot => "Ansehen, ändern oder vergessen lassen kannst du alles auf der Seite *Gedächtnis*, oder du sagst es mir.";
    public override string Saved(PreferenceChoice choice) => $"Notiert: {Wish(choice)}. Du kannst das jederzeit auf der Seite *Gedächtnis* ändern oder löschen.";
    public override string CannotRememberThat => "Das kann ich mir nicht merken. Ich merke mir vier Arten von Wünschen: die Sprache meiner Antworten, ihre Länge, wie du benachrichtigt werden willst, und deinen Hauptserver.";
    public override string WhichPreference => "Welchen Server soll ich als deinen Hauptserver notieren?";
    public override string AskForgetAll => "Soll ich wirklich **alles** über dich vergessen: gelöste Probleme, die Server, die du nutzt, deine Wünsche? Gespräche und Tickets bleiben. Das lässt sich nicht rückgängig machen. Sag *ja*, und es ist weg.";
    public override string ForgotAll(int items) => items == 0 ? "Da war nichts zu vergessen; ich weiß nichts über dich." : $"Erledigt. Ich habe alles vergessen, was ich über dich wusste ({items} {(items == 1 ? "Eintrag" : "Einträge")}).";
    public override string KeptAll => "In Ordnung, ich behalte es.";
    public override string Forgot(string what) => $"Erledigt, das habe ich vergessen: {Plain(what)}.";
    public override string NothingToForget => "So etwas habe ich mir nicht gemerkt, es gibt also nichts zu vergessen.";
    public override string NotAfterForeignText => "Ich habe gerade Text gelesen, den andere schreiben können; in derselben Antwort ändere ich mein Gedächtnis nicht. Bitte sag mir den Wunsch noch einmal in einer eigenen Nachricht.";

    public override string FromArticle(string title, int n) => $"Aus unserer Dokumentation, *{Plain(title)}* [{n}]:";
    public override string QuotedInEnglish => "(Die Anleitung gibt es nur auf Englisch, deshalb zitiere ich sie wörtlich.)";
    public override string MoreIn(string title, int n) => $"Siehe auch *{Plain(title)}* [{n}].";
    public override string NoArticle => "Dazu finde ich in der Dokumentation hier nichts. Ich weiß es also nicht und rate nicht.";

    public override string Done(PendingAction action) => action.Verb switch
    {
        "start" => $"{Name(action.ServerName)} ist oben: gestartet und laufend gesehen.",
        "restart" => $"{Name(action.ServerName)} wurde neu gestartet und läuft wieder.",
        "stop" => $"{Name(action.ServerName)} wurde gestoppt und ist jetzt aus.",
        "kill" => $"{Name(action.ServerName)} wurde hart beendet und ist jetzt aus.",
        _ => $"Erledigt auf {Name(action.ServerName)}: {Plan(new FixPlan(action.Verb, ActionParameters.Read(action.Parameters), action.ThenStart), action.ServerName)}.{(action.ThenStart ? " Er läuft jetzt." : "")}",
    };

    public override string SeenSteps(DateTimeOffset? down, DateTimeOffset? up, TimeSpan? took) => (down, up) switch
    {
        ({ } d, { } u) => $"Ich habe gesehen, wie er um {Clock(d)} herunterging und um {Clock(u)} UTC wieder lief{Took(took)}.",
        (null, { } u) => $"Um {Clock(u)} UTC lief er{Took(took)}.",
        ({ } d, null) => $"Um {Clock(d)} UTC ging er herunter.",
        _ => "",
    };

    private static string Took(TimeSpan? took) => took is { } t ? $", {Math.Max(1, Math.Round(t.TotalSeconds))} Sekunden nach der Freigabe" : "";

    private static string Clock(DateTimeOffset at) => at.ToUniversalTime().ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    public override string Failed(PendingAction action) => $"Das hat auf {Name(action.ServerName)} nicht geklappt. Das Panel meldet auf Englisch: {action.Outcome}";
    public override string NotCertain(PendingAction action) => $"Ich kann nicht sicher sagen, wie das auf {Name(action.ServerName)} ausging. Gesehen wurde (auf Englisch): {action.Outcome}";
    public override string FindingGone(string what) => $"Ich habe das Log noch einmal gelesen: Das Problem ({what}) ist weg.";
    public override string FindingStays(string what, string server) => $"Ich habe das Log noch einmal gelesen, und das Problem auf {Name(server)} ist **noch da**: {what}.";
    public override string StillOff(string server) => $"{Name(server)} ist noch aus; die Änderung gilt ab dem nächsten Start.";
    public override string NextRestart(string server) => $"Die Änderung gilt ab dem nächsten Start von {Name(server)}; ich habe den Neustart vorbereitet. {NothingWithoutYou}";
    public override string NextStart(string server) => $"Der nächste Schritt ist der Start; ich habe ihn vorbereitet. {NothingWithoutYou}";
    public override string NextAfterMemory => "Damit es nicht wiederkommt: Gib dem Server mehr Heap, wenn dein Tarif das erlaubt, oder lass ihn weniger Chunks laden (kleinere `view-distance` und `simulation-distance` in `server.properties`, Welt vorab generieren).";
    public override string NotChecked => "Danach konnte ich das Log nicht lesen und kann deshalb nicht sagen, ob das Problem weg ist.";
}
