using Portal.Domain.Assistant.Tools;
using Portal.Domain.Memory;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

internal sealed partial class German
{
    public override FindingText? Finding(SeenFinding finding, FindingFacts facts) => GermanFindings.Find(finding, facts, this);

    public override FindingText FromCatalogue(SeenFinding finding, FindingFacts facts)
    {
        var subject = FindingWords.Subject(finding);
        var what = $"{GermanFindings.Family(finding.Family)}{(subject.Length > 0 ? $" ({subject})" : "")}";
        return new(
            $"{Name(facts.Server)} hat ein Problem: {what}.", what, $"Der Befund lautet auf Englisch: {finding.Cause}",
            finding.Steps.Count > 0 ? finding.Steps : [finding.Action]);
    }

    public override string CodeName(string code) => code switch
    {
        "jvm.memory.heap" => "Speicher voll",
        "server.port.in_use" => "Port belegt",
        "plugin.dependency.missing" => "fehlendes Plugin",
        "java.version.too_old" or "mod.java.too_old" or "plugin.java.too_old" => "Java zu alt",
        "mod.incompatible" => "unverträgliche Mods",
        "server.process.killed" => "wegen Speicherverbrauch beendet",
        "world.chunk.load_failed" or "world.region.corrupt" => "beschädigte Region-Datei",
        "perf.tick_lag" => "Ruckeln",
        _ => code.Replace('.', ' ').Replace('_', ' '),
    };

    public override string ProofHead(string source) => "Diese Zeilen zeigen es:";
    public override string CauseHead => "**Wahrscheinliche Ursache:**";
    public override string StepsHead => "**Was zu tun ist**";
    public override string AlsoSeen(IReadOnlyList<string> others) => $"Außerdem gesehen, weniger dringend: {List(others)}.";
    public override string Documented(string title, int n) => $"Mehr dazu (auf Englisch): {Plain(title)} [{n}].";
    public override string CardReady(FixPlan plan, string server) => $"Ich habe das für dich vorbereitet: **{Plan(plan, server)}**. {NothingWithoutYou}";

    private static string Plan(FixPlan plan, string server)
    {
        var what = plan.Verb switch
        {
            "set_variable" => $"`{plan.Parameters["key"].Replace('`', ' ')}` auf `{plan.Parameters["value"].Replace('`', ' ')}` setzen",
            "set_docker_image" => $"Image auf `{plan.Parameters["image"].Replace('`', ' ')}` umstellen",
            "disable_plugin" or "disable_mod" => $"`{FindingWords.File(plan)}` deaktivieren",
            "enable_file" => $"`{FindingWords.File(plan)}` wieder aktivieren",
            "accept_eula" => "die Minecraft-EULA annehmen",
            "remove_session_lock" => "die alte Sperre (session.lock) entfernen",
            "restore_file" => $"`{FindingWords.File(plan)}` aus der Kopie zurückholen",
            "restart" => $"{Plain(server)} neu starten",
            "start" => $"{Plain(server)} starten",
            "stop" => $"{Plain(server)} stoppen",
            _ => $"{Plain(server)}: {plan.Verb}",
        };
        return plan.ThenStart ? $"{what} und {Plain(server)} danach starten" : what;
    }

    public override string FixDone(FixPlan plan, string server) => Plan(plan, server);
    public override string CardReadyAfterLog => "Der Vorschlag stützt sich auf das Log, sieh ihn dir also vor dem Freigeben kurz an.";
    public override string NeedsPerson(string server) => "Das kann ich von hier aus nicht mit einem Klick lösen; das muss ein Mensch machen. Sag *ich möchte mit einem Menschen sprechen*, dann eröffne ich ein Ticket mit allem, was ich gefunden habe.";

    public override string Healthy(string server, ServerStatus? status, int lines)
    {
        var usage = status?.Usage is { } used
            ? $" Er läuft seit {Span(used.Uptime)} und nutzt {Size(used.MemoryBytes)}{(status.Server.Limits.MemoryMb is { } most ? $" von {Size((long)most << 20)} RAM" : " RAM")}."
            : "";
        return $"{Name(server)} ist gesund; ich sehe nichts, was zu beheben wäre.{usage} Geprüft habe ich seinen Zustand im Panel und die letzten {lines} Zeilen seines Logs.";
    }

    public override string HealthyChat => "Einige Zeilen sehen schlimm aus, sind es aber nicht: Warnungen, die Server im Alltag ausgeben, und Texte, die Spieler in den Chat geschrieben haben. Chat allein ist nie ein Zeichen für ein Problem.";
    public override string OffButClean(string server, int lines) => $"{Name(server)} ist aus, und sein Log ({lines} Zeilen) zeigt kein Problem: Das sieht nach einem gewöhnlichen Stopp aus. Ich kann den Start vorbereiten.";
    public override string NoLog(string server, string? why) => $"Das Log von {Name(server)} konnte ich nicht lesen. Ohne Log kann ich nicht sagen, was nicht stimmt.";

    public override string SeveralInTrouble(IReadOnlyList<(string Server, string What)> others) =>
        $"Ebenfalls mit Problemen: {string.Join("; ", others.Select(o => $"{Name(o.Server)} ({o.What})"))}. Nenne mir einen, dann gehe ich ihn als Nächstes durch.";

    public override string NothingInTrouble(int servers) => $"Ich habe nach allen {servers} Servern gesehen und bei keinem ein Problem gefunden. Sag mir, welchen du meinst und was dir auffällt, dann sehe ich genauer hin.";

    public override string SeenBefore(MemoryItem issue) => issue.Resolution switch
    {
        IssueResolution.ConfirmedFixed => $"Das gab es schon einmal ({At(issue.CreatedAt)}), und es wurde behoben.",
        IssueResolution.Escalated => $"Das gab es schon einmal ({At(issue.CreatedAt)}), und ein Mensch hat es übernommen.",
        _ => $"Das gab es schon einmal ({At(issue.CreatedAt)}), und es war noch offen.",
    };

    public override string CannotJoin(string server, string? address) =>
        $"Wenn Spieler nicht auf {Name(server)} kommen, obwohl er läuft: Prüfe, ob sie die richtige Adresse{(address is null ? "" : $" (`{Plain(address)}`)")} und die richtige Spielversion nutzen und ob sie auf der Whitelist stehen, falls sie an ist.";

    public override string Suspended(string server) =>
        $"{Name(server)} ist von deinem Hoster gesperrt (suspended). Er lässt sich nicht starten, und weder du noch ich können daran etwas ändern. Meist geht es um eine offene Rechnung oder die Nutzungsbedingungen. Aufheben kann das nur ein Mensch.";

    public override string ConditionWord(ServerCondition condition) => condition switch
    {
        ServerCondition.Suspended => "vom Hoster gesperrt",
        ServerCondition.Installing => "wird installiert",
        ServerCondition.InstallFailed => "Installation fehlgeschlagen",
        ServerCondition.ReinstallFailed => "Neuinstallation fehlgeschlagen",
        ServerCondition.Transferring => "zieht um",
        ServerCondition.Restoring => "Backup wird eingespielt",
        ServerCondition.Maintenance => "Maschine in Wartung",
        ServerCondition.NodeOffline => "Maschine nicht erreichbar",
        _ => "Zustand unbekannt",
    };
}
