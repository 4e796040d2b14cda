using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

internal sealed partial class German
{
    public override string Assumed(string server, AssumedBecause why) => why switch
    {
        AssumedBecause.OnlyOne => $"Ich nehme an, du meinst {Name(server)}, deinen einzigen Server.",
        AssumedBecause.OnlyTrouble => $"Du hast keinen Server genannt, also habe ich nach allen gesehen: {Name(server)} ist der mit dem Problem.",
        AssumedBecause.WorstTrouble => $"Du hast keinen Server genannt, also habe ich nach allen gesehen und fange mit {Name(server)} an, da eilt es am meisten.",
        AssumedBecause.MainServer => $"Ich nehme an, du meinst {Name(server)}, deinen Hauptserver.",
        _ => $"Ich nehme an, du meinst {Name(server)}, den du am meisten nutzt.",
    };

    public override string Status(ServerStatus status)
    {
        var name = Name(status.Server.Name);
        if (status.Usage is not { } usage)
        {
            return status.Condition == ServerCondition.Normal ? $"{name}: Der Zustand ist gerade nicht bekannt." : Blocked(status.Server.Name, status.Condition);
        }

        return usage.State switch
        {
            PowerState.Running => $"{name} läuft (online), seit {Span(usage.Uptime)}. Er nutzt {OfMemory(status.Server.Limits, usage)} und {usage.CpuPercent.ToString("0", Culture)} % CPU.",
            PowerState.Offline => $"{name} ist aus.",
            PowerState.Starting => $"{name} startet gerade.",
            PowerState.Stopping => $"{name} fährt gerade herunter.",
            _ => $"{name}: Der Zustand ist gerade nicht bekannt.",
        };
    }

    private string OfMemory(ServerLimits limits, ServerUsage usage) => limits.MemoryMb is { } most
        ? $"{Size(usage.MemoryBytes)} von {Size((long)most << 20)} Speicher ({(int)Math.Round(100.0 * usage.MemoryBytes / ((long)most << 20))} %)"
        : $"{Size(usage.MemoryBytes)} Speicher";

    public override string TableHead => "| Server | Zustand | Speicher | Läuft seit |\n|---|---|---|---|";

    public override string Blocked(string server, ServerCondition condition) => condition switch
    {
        ServerCondition.Suspended => Suspended(server),
        ServerCondition.Installing => $"{Name(server)} wird noch installiert. Sobald das fertig ist, kannst du ihn nutzen.",
        ServerCondition.InstallFailed => $"Die Installation von {Name(server)} ist fehlgeschlagen. Dein Hoster muss sie wiederholen.",
        ServerCondition.ReinstallFailed => $"Die letzte Neuinstallation von {Name(server)} ist fehlgeschlagen. Mit den alten Dateien startet er vielleicht noch.",
        ServerCondition.Transferring => $"{Name(server)} zieht gerade auf eine andere Maschine um. Danach kannst du ihn wieder nutzen.",
        ServerCondition.Restoring => $"Auf {Name(server)} wird gerade ein Backup eingespielt. Danach kannst du ihn wieder nutzen.",
        ServerCondition.Maintenance => $"Die Maschine, auf der {Name(server)} läuft, wird gerade gewartet.",
        ServerCondition.NodeOffline => $"Die Maschine, auf der {Name(server)} läuft, ist gerade nicht erreichbar. Das liegt bei deinem Hoster; an deinem Server musst du nichts ändern.",
        _ => $"Der Zustand von {Name(server)} ist gerade nicht bekannt.",
    };

    public override string Unreachable(string server, PanelProblem problem) => $"{Name(server)}: {Problem(problem)}";

    public override string Problem(PanelProblem problem) => problem.Kind switch
    {
        PanelProblemKind.NotFound => "So einen Server finde ich bei dir nicht.",
        PanelProblemKind.NoPermission => $"Dir fehlt dort das Recht `{problem.Permission}`. Der Besitzer des Servers kann es dir im Panel geben.",
        PanelProblemKind.NotLinked => "Dein Panel-Konto ist noch nicht verknüpft. Trage deinen Panel-Schlüssel unter *Einstellungen* ein, dann sehe ich deine Server.",
        PanelProblemKind.KeyRevoked => "Das Panel nimmt deinen Schlüssel nicht mehr an. Bitte erzeuge im Panel einen neuen und trage ihn unter *Einstellungen* ein.",
        PanelProblemKind.Suspended => "Der Server ist vom Hoster gesperrt.",
        PanelProblemKind.Installing => "Der Server wird noch installiert.",
        PanelProblemKind.InstallFailed => "Die Installation des Servers ist fehlgeschlagen; der Hoster muss sie wiederholen.",
        PanelProblemKind.Transferring => "Der Server zieht gerade auf eine andere Maschine um.",
        PanelProblemKind.Restoring => "Gerade wird ein Backup eingespielt.",
        PanelProblemKind.Maintenance => "Die Maschine wird gerade gewartet.",
        PanelProblemKind.NodeOffline => "Die Maschine, auf der der Server läuft, ist gerade nicht erreichbar.",
        PanelProblemKind.ServerOffline => "Der Server ist aus, deshalb geht das gerade nicht.",
        PanelProblemKind.RateLimited => "Das Panel bittet um etwas Geduld. Bitte versuche es in einer Minute noch einmal.",
        PanelProblemKind.PanelDown => "Das Panel antwortet gerade nicht, deshalb kann ich deine Server weder sehen noch ändern. Laufen können sie trotzdem. Bitte versuche es in ein paar Minuten noch einmal.",
        PanelProblemKind.NoLog => "Es gibt noch kein Log.",
        _ => problem.Message,
    };

    public override string MemoryTight(string server) => "Der Speicher ist fast voll, das merkt man meist als Ruckeln. Wenn du magst, sehe ich mir das Log an.";
    public override string LastLogSays(string what) => $"Sein Log sagt, warum: {what}.";
    public override string PlayersNotKnown => "Wie viele Spieler online sind, sagt mir das Panel nicht.";
    public override string AllWell => "Von hier aus sehen alle gut aus.";

    public override string NotWell(IReadOnlyList<string> off, IReadOnlyList<string> blocked)
    {
        var parts = new List<string>();
        if (off.Count > 0)
        {
            parts.Add($"{List(off.Select(Name))} {(off.Count == 1 ? "ist" : "sind")} aus");
        }

        if (blocked.Count > 0)
        {
            parts.Add($"{List(blocked.Select(Name))} {(blocked.Count == 1 ? "ist" : "sind")} gerade nicht nutzbar");
        }

        return string.Join("; ", parts) + ".";
    }

    public override string Action(string verb) => verb switch
    {
        "start" => "Start",
        "stop" => "Stopp",
        "restart" => "Neustart",
        "kill" => "Zwangsstopp (kill)",
        "set_variable" => "Startparameter ändern",
        "set_docker_image" => "Java-Version wechseln",
        "disable_plugin" => "Plugin deaktivieren",
        "disable_mod" => "Mod deaktivieren",
        "enable_file" => "Datei wieder aktivieren",
        "accept_eula" => "EULA annehmen",
        "remove_session_lock" => "alte Sperre entfernen",
        "restore_file" => "Datei zurückholen",
        _ => verb,
    };

    public override string Proposing(string verb, string server) => $"Ich habe unten für {Name(server)} vorbereitet: **{Action(verb)}**.";
    public override string KillRisk(string server) => $"Vorsicht: Kill beendet {Name(server)} sofort und ohne zu speichern. Alles seit der letzten Sicherung geht verloren, Weltdateien können Schaden nehmen. Nur verwenden, wenn ein normaler Stopp hängt.";
    public override string AlreadyRunning(string server) => $"{Name(server)} läuft schon, es gibt nichts zu starten. Wenn er Ärger macht, sehe ich mir das Log an oder bereite einen Neustart vor.";
    public override string AlreadyOff(string server) => $"{Name(server)} ist schon aus, es gibt nichts zu stoppen.";
    public override string StartWillFail(string server, string what) => $"Eins vorweg: Beim letzten Mal kam er nicht hoch ({what}). Ein bloßer Start endet sehr wahrscheinlich genauso; sag *behebe das Problem*, dann bereite ich Lösung und Start zusammen vor.";
    public override string RestartOfStopped(string server) => $"{Name(server)} ist gerade aus, ein Neustart startet ihn also einfach.";

    public override string Refused(string verb, string server, PanelProblem problem) => problem.Kind switch
    {
        PanelProblemKind.NoPermission => $"Das kann ich nicht vorbereiten: Auf {Name(server)} fehlt dir das Recht `{problem.Permission}`, das für **{Action(verb)}** nötig ist. Der Besitzer des Servers kann es dir im Panel unter *Benutzer* geben. Ich habe nichts geändert.",
        PanelProblemKind.Suspended => Suspended(server),
        _ => $"**{Action(verb)}** konnte ich für {Name(server)} nicht vorbereiten: {Problem(problem)}",
    };

    public override string Consequence(string verb) => verb switch
    {
        "start" => "Der Server fährt hoch; sobald er bereit ist, können alle wieder rein.",
        "stop" => "Alle Spieler werden getrennt, und der Server bleibt aus, bis er wieder gestartet wird.",
        "restart" => "Alle Spieler werden für etwa eine Minute getrennt; die Welt wird vorher gespeichert.",
        "kill" => "Der Server endet sofort, ohne zu speichern.",
        _ => "",
    };

    public override string NothingWithoutYou => "Es passiert nichts, bevor du es freigibst.";
    public override string TooMany(int most) => $"Ich bereite höchstens {most} Karten auf einmal vor, deshalb kommen diese zuerst.";

    public override string Backups(string server, int count, PanelBackup newest) =>
        $"{Name(server)} hat {count} Backup{(count == 1 ? "" : "s")}. Das neueste ist **{Plain(newest.Name)}** vom {At(newest.CreatedAt)}:";
    public override string NoBackups(string server) => $"{Name(server)} hat keine Backups. Ich würde bald eins anlegen, im Panel unter *Backups*.";
    public override string BackupLine(PanelBackup backup) =>
        $"- {At(backup.CreatedAt)}: {Plain(backup.Name)}, {Size(backup.Bytes)}{(backup.CompletedAt is null ? ", läuft noch" : backup.IsSuccessful ? "" : ", **fehlgeschlagen**")}";
    public override string Activity(string server) => $"Das steht im Aktivitätsprotokoll von {Name(server)}, Neuestes zuerst:";
    public override string NoActivity(string server) => $"Das Aktivitätsprotokoll von {Name(server)} ist leer.";
    public override string ActivityWord(string name) => name switch
    {
        "server:power.start" => "gestartet",
        "server:power.stop" => "gestoppt",
        "server:power.restart" => "neu gestartet",
        "server:power.kill" => "hart beendet",
        "server:console.command" => "ein Konsolenbefehl wurde gesendet",
        "server:backup.start" or "server:backup.complete" or "server:backup.finish" => "Backup angelegt",
        "server:backup.fail" => "ein Backup ist fehlgeschlagen",
        "server:backup.restore" => "ein Backup wurde eingespielt",
        "server:startup.edit" => "ein Startparameter wurde geändert",
        "server:startup.image" => "das Docker-Image wurde geändert",
        "server:file.write" => "eine Datei wurde geschrieben",
        "server:file.rename" => "eine Datei wurde umbenannt",
        "server:file.delete" => "eine Datei wurde gelöscht",
        "server:file.uploaded" or "server:file.upload" => "eine Datei wurde hochgeladen",
        "server:subuser.create" => "ein Mitverwalter wurde hinzugefügt",
        _ => Plain(name.Replace("server:", "", StringComparison.Ordinal).Replace('.', ' ').Replace(':', ' ')),
    };
}
