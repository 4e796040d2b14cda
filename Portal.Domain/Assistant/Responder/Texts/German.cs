using System.Globalization;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>German: complete.</summary>
internal sealed partial class German : ReplyTexts
{
    public override string Language => "de";
    public override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("de-DE");
    protected override string And => "und";

    public override string State(PowerState state) => state switch
    {
        PowerState.Running => "läuft",
        PowerState.Starting => "startet",
        PowerState.Stopping => "fährt herunter",
        PowerState.Offline => "aus",
        _ => "Zustand unbekannt",
    };

    public override string Hello => "Hallo! Erzähl mir, was mit deinem Server los ist, oder frag mich, wie etwas geht. Ich kann sein Log lesen, seinen Zustand prüfen und eine Lösung vorbereiten, die du dann freigibst.";
    public override string Welcome => "Gern geschehen! Melde dich jederzeit, wenn etwas ist.";
    public override string Bye => "Tschüss, und viel Spaß auf deinem Server!";
    public override string Capabilities =>
        """
        Ich bin der Assistent dieses Portals, ein Programm. Ich kann

        - sagen, wie es deinen Servern geht, und sie auflisten,
        - das Log eines Servers lesen und sagen, was nicht stimmt und welche Zeilen es belegen,
        - einen Neustart, Start, Stopp oder eine Reparatur vorbereiten. Es passiert nichts, bevor du die Karte freigibst,
        - Fragen aus der Dokumentation beantworten,
        - dich an einen Menschen übergeben.
        """;

    public override string OffTopic => "Ich kenne mich nur mit deinen Spielservern aus und müsste sonst raten. Wenn mit einem davon etwas ist, helfe ich gern.";
    public override string Calm => "Ich merke, dass das ärgerlich ist. Lass mich versuchen zu helfen: Sag mir, um welchen Server es geht und was du siehst, dann lese ich gleich sein Log. Oder sag *ich möchte mit einem Menschen sprechen*, dann übergebe ich.";
    public override string DoNotKnow => "Das weiß ich nicht, und das sage ich lieber, als zu raten.";
    public override string OfferPerson => "Wenn du magst, übergebe ich das an einen Menschen: Sag einfach *ich möchte mit einem Menschen sprechen*.";
    public override string GladItWorks(string? server) => server is null ? "Schön zu hören! Ich habe es als behoben notiert." : $"Schön zu hören! Ich habe {Name(server)} als behoben notiert.";
    public override string NothingOpen => "Gerade wartet bei mir nichts auf ein Ja. Sag mir, was auf welchem Server geschehen soll.";
    public override string CardStillOpen(string action, string server) => $"Die Karte für **{action}** auf {Name(server)} ist oben noch offen: Drücke dort auf *Freigeben*. Ein Wort im Chat reicht mir nicht, um einen Server zu ändern.";
    public override string CardGone(string action, string server) => $"Die frühere Karte ist abgelaufen, hier ist eine neue für **{action}** auf {Name(server)}.";
    public override string Declined(bool hadCards) => hadCards ? "In Ordnung, ich habe die Karte weggelegt. Es wurde nichts geändert." : "In Ordnung, ich lasse alles, wie es ist.";
    public override string NothingToRepeat => "Ich bin nicht sicher, was ich wiederholen soll. Nenne mir Aktion und Server, zum Beispiel *Survival neu starten*.";
    public override string AskWhich(IReadOnlyList<string> names) => $"Welchen Server meinst du? Du hast {List(names.Select(Name))}.";
    public override string UnknownServer(string name, IReadOnlyList<string> names) =>
        $"Ich finde bei dir keinen Server namens {Name(name)} und habe nichts getan. Deine Server sind {List(names.Select(Name))}.";
    public override string NoServers => "Ich sehe in deinem Panel-Konto keine Server. Falls du welche erwartest, prüfe unter *Einstellungen*, ob das richtige Panel-Konto verknüpft ist.";
    public override string Chosen(string server) => $"In Ordnung, jetzt geht es um {Name(server)}. Was ist damit?";
    public override string Billing => "Um Rechnungen, Zahlungen und Erstattungen kümmern sich hier Menschen; ich kann sie weder sehen noch ändern.";
    public override string Ticket(string number, TimeSpan expected, bool isNew) => isNew
        ? $"Ich habe das an einen Menschen übergeben. Dein Ticket ist **{number}**; jemand sieht es sich an und antwortet hier innerhalb von etwa {Hours(expected)}. Unser Gespräch und meine Befunde liegen bei, du musst nichts wiederholen."
        : $"Dein Ticket **{number}** ist offen, ein Mensch antwortet hier. Ich habe das hinzugefügt.";
    public override string TicketWhy(string trigger) => "Hier ist ein Mensch jetzt hilfreicher als ich.";
    public override string PastedNothing => "Ich bin die Zeilen durchgegangen, die du eingefügt hast, und sehe darin kein bekanntes Problem.";
    public override string PastedFound => "Ich bin die Zeilen durchgegangen, die du eingefügt hast.";
    public override string AttachedNothing(string name, long lines) => $"Ich habe das angehängte Log {Plain(name)} gelesen ({lines} Zeilen) und sehe darin kein bekanntes Problem.";
    public override string AttachedFound(string name, long lines) => $"Ich habe das angehängte Log {Plain(name)} gelesen ({lines} Zeilen).";
    public override string ThisServer => "dieser Server";
    public override string SomethingFailed => "Bei mir ist dabei etwas schiefgegangen. Bitte versuche es gleich noch einmal.";

    public override string ReadingAttached(string name) => $"Lese das angehängte Log {Plain(name)}…";
    public override string ReadingConsole(string server) => $"Lese die Konsole von {Plain(server)}…";
    public override string LookingAt(string server) => $"Sehe nach {Plain(server)}…";
    public override string LookingAtAll => "Sehe nach deinen Servern…";
    public override string CheckingMemory => "Sehe in meinen Notizen nach…";
    public override string UsingMemory(string what) => $"Woran ich mich erinnere: {what}";
    public override string Searching => "Suche in der Dokumentation…";
    public override string CheckingRights(string server) => $"Prüfe deine Rechte auf {Plain(server)}…";
    public override string ReadingBackups(string server) => $"Lese die Backups von {Plain(server)}…";
    public override string ReadingActivity(string server) => $"Lese das Aktivitätsprotokoll von {Plain(server)}…";
    public override string HandingOver => "Übergebe an einen Menschen…";
    public override string Remembering => "Notiere deinen Wunsch…";

    public override string SayHuman => "Ich möchte mit einem Menschen sprechen";
    public override string SayList => "Zeig mir meine Server";
    public override string SayFix => "Behebe das Problem";
    public override string SayWhyOff(string server) => $"Warum ist {Plain(server)} aus?";
    public override string SayCheck(string server) => $"Prüfe das Log von {Plain(server)}";
    public override string SayRestart(string server) => $"{Plain(server)} neu starten";
    public override string SayStart(string server) => $"{Plain(server)} starten";
    public override string SayWorks => "Läuft wieder, danke";
    public override string SayStillBroken => "Geht immer noch nicht";
    public override string SayBackups(string server) => $"Welche Backups hat {Plain(server)}?";
    public override string SayActivity => "Was ist letzte Nacht passiert?";
    public override string SayMemory => "Was weißt du über mich?";
    public override string SayYesForget => "Ja, vergiss alles";
    public override string SayNo => "Nein, behalte es";

    private static string Hours(TimeSpan span) => span.TotalMinutes < 90 ? $"{Math.Max(1, Math.Round(span.TotalMinutes))} Minuten" : $"{Math.Round(span.TotalHours)} Stunden";
}
