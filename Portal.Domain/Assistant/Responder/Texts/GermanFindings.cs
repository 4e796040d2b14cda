using Portal.Domain.Assistant.Tools;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>The commonest findings in German words. Everything said comes from the finding or the panel.</summary>
internal static class GermanFindings
{
    /// <summary>A family of problems, for findings without words of their own.</summary>
    public static string Family(string family) => family switch
    {
        "connection_timeout" => "eine Verbindung kommt nicht zustande",
        "memory_error" => "der Speicher reicht nicht",
        "permission_denied" => "ein Zugriff wird verweigert",
        "port_binding" => "ein Port lässt sich nicht öffnen",
        "mod_conflict" => "Mods oder Plugins vertragen sich nicht",
        "world_corrupt" => "Teile der Welt sind beschädigt",
        _ => "ein Fehler im Log",
    };

    public static FindingText? Find(SeenFinding finding, FindingFacts facts, ReplyTexts texts)
    {
        var server = ReplyTexts.Name(facts.Server);
        var subject = FindingWords.Subject(finding);
        var other = FindingWords.Other(finding);
        var isOff = facts.State == PowerState.Offline;
        return finding.Code switch
        {
            "jvm.memory.heap" => new(
                $"{server} ist der Speicher ausgegangen: Sein Java-Heap{(facts.Memory is { } mb ? $" (der Server hat {texts.Size((long)mb << 20)})" : "")} ist voll.", "Speicher voll (Java-Heap)",
                "Es sind mehr Spieler, Chunks oder Kreaturen geladen, als in den Heap passen. Erst ruckelt der Server, dann endet er mit einem OutOfMemoryError.",
                [
                    isOff ? "Starte ihn wieder; er beginnt mit leerem Heap." : "Starte ihn jetzt neu: Ein Neustart macht den Speicher sofort frei, und das Ruckeln ist weg.",
                    "Kommt es wieder, gib ihm mehr Heap, wenn dein Tarif das erlaubt, oder weniger Chunks: kleinere `view-distance` und `simulation-distance`.",
                    "Suche nach Farmen und Plugins, die viele Kreaturen oder Chunks geladen halten.",
                ]),
            "perf.tick_lag" => new(
                $"{server} kommt nicht hinterher: Ein Tick dauert länger, als er darf, und das merken Spieler als Ruckeln.", "Ruckeln, er kommt nicht hinterher",
                "Zu viele Chunks, Kreaturen oder schwere Plugins für seine Rechenzeit, oder fast voller Speicher.",
                ["Starte ihn neu, wenn es deinen Spielern passt.", "Verkleinere `view-distance` und `simulation-distance` in `server.properties`.", "Miss mit einem Profiler wie spark, was die Zeit kostet."]),
            "server.port.in_use" => new(
                $"{server} kann nicht starten, weil sein Port {subject} auf derselben Maschine schon von einem anderen Prozess belegt ist.", $"Port {subject} ist schon belegt",
                $"Ein anderer Server oder Prozess hält Port {subject}, deshalb kann dieser ihn nicht öffnen und beendet sich. Ein bloßer Start scheitert genauso.",
                [
                    facts.Plan is { Verb: "set_variable" } plan ? $"Lege ihn auf Port `{plan.Parameters["value"]}`, der diesem Server gehört und frei ist: Die Startvariable `{plan.Parameters["key"]}` muss geändert werden." : "Gib ihm im Panel unter *Netzwerk* einen anderen Port, oder beende, was diesen hält.",
                    "Starte ihn.", "Sag deinen Spielern den neuen Port, oder passe deinen Proxy an.",
                ]),
            "plugin.dependency.missing" => new(
                $"Auf {server} ist das Plugin {subject} deaktiviert, weil {other ?? "ein benötigtes Plugin"} nicht installiert ist.", $"Plugin {subject} ist deaktiviert, {other ?? "eine Abhängigkeit"} fehlt",
                $"{subject} braucht {other ?? "ein anderes Plugin"} und kann ohne es nicht laden. Der Rest des Servers ist nicht betroffen.",
                [$"Installiere {other ?? "das fehlende Plugin"} (passend zu deiner Serverversion) in den Ordner `plugins` und starte neu. Das musst du selbst tun.", $"Oder, wenn du {subject} nicht brauchst: Deaktiviere es, dann taucht es nicht mehr als Fehler auf."]),
            "java.version.too_old" or "mod.java.too_old" or "plugin.java.too_old" => new(
                $"{server} läuft mit einer Java-Version, die{(subject.Length > 0 ? $" für {subject}" : "")} zu alt ist{(FindingWords.Java(finding, facts) is { } java ? $": Nötig ist Java {java}" : "")}.", "die Java-Version ist zu alt",
                $"{(subject.Length > 0 ? subject : "Eine Datei")} wurde für ein neueres Java gebaut{(FindingWords.ClassFile(finding) is { } file ? $" (class file version {file})" : "")}; das ältere kann sie nicht lesen.",
                [
                    facts.Plan is { Verb: "set_docker_image" } plan ? $"Stelle das Docker-Image auf `{plan.Parameters["image"]}` um." : "Wähle im Panel unter *Start* ein Docker-Image mit neuerem Java.",
                    "Starte ihn.", "Prüfe, ob deine anderen Mods oder Plugins mit diesem Java laufen.",
                ]),
            "mod.incompatible" => new(
                $"{server} startet nicht, weil zwei Mods nicht zusammenpassen: {subject}{(other is null ? "" : $" und {other}")}.", $"unverträgliche Mods: {subject}{(other is null ? "" : $" und {other}")}",
                "Sie erklären sich selbst für unverträglich (inkompatibel), deshalb verweigert der Loader den Start mit beiden.",
                [
                    facts.Plan is { Verb: "disable_mod" } plan ? $"Entferne einen von beiden. Ich schlage vor, `{FindingWords.File(plan)}` zu deaktivieren; die Datei wird nur umbenannt, du kannst es also rückgängig machen." : "Entferne einen von beiden.",
                    "Starte ihn.", "Brauchst du beide, suche Versionen, die zusammenpassen.",
                ]),
            "server.process.killed" => new(
                $"{server} wurde vom Host beendet, weil er mehr Speicher brauchte, als sein Container haben darf{(facts.Memory is { } mb ? $" ({texts.Size((long)mb << 20)})" : "")}: Exit-Code 137.", "wegen zu viel Speicher beendet (Exit-Code 137)",
                "Der Java-Heap ist so groß wie der ganze Container. Java braucht neben dem Heap noch mehr (Threads, Puffer, Code), deshalb übersteigt die Summe das Limit. Ein bloßer Start endet nach einer Weile genauso.",
                [
                    facts.Plan is { Verb: "set_variable" } plan ? $"Setze den Heap (`-Xmx`) unter das Limit: `{plan.Parameters["key"]}` auf `{plan.Parameters["value"]}` MB, etwa drei Viertel." : "Setze den Heap (`-Xmx`) auf etwa drei Viertel des Container-Speichers.",
                    "Starte ihn.", "Ist das zu wenig für deine Welt, hilft ein Tarif mit mehr Speicher.",
                ]),
            "world.chunk.load_failed" or "world.region.corrupt" or "world.corrupt" => new(
                $"Auf {server} ist ein Teil der Welt beschädigt: {(FindingWords.Region(finding) is { } region ? $"Die Region-Datei `{region}` ist defekt" : "Eine Region-Datei ist defekt")}{(FindingWords.Chunk(finding) is { } chunk ? $", und Chunk {chunk} lässt sich nicht laden" : "")}.", $"eine beschädigte Region-Datei{(FindingWords.Region(finding) is { } file ? $" (`{file}`)" : "")}",
                "Wahrscheinlich endete der Server mitten im Speichern, oder die Platte war voll. Der Rest der Welt ist heil.",
                ["Lass dort niemanden herumlaufen, damit nichts überschrieben wird.", $"Stelle {(FindingWords.Region(finding) is { } name ? $"`{name}`" : "die Region-Datei")} bei ausgeschaltetem Server aus einem Backup von vor dem Schaden wieder her, zum Beispiel aus dem von gestern.", "Starte ihn und sieh dir die Stelle an."]),
            "server.eula.required" => new($"{server} startet nicht, weil die Minecraft-EULA noch nicht angenommen ist.", "die EULA ist nicht angenommen", "Jeder neue Server fragt einmal danach.", ["Nimm die EULA an (`eula.txt`).", "Starte ihn."]),
            "world.session_lock" => new($"{server} startet nicht, weil seine Welt noch von einem anderen Prozess gesperrt ist.", "die Welt ist gesperrt", "Der alte Prozess läuft noch, oder er hat seine Sperre nicht entfernt.", ["Stelle sicher, dass der Server wirklich aus ist.", "Entferne die alte Sperre.", "Starte ihn."]),
            "disk.full" => new($"Die Platte von {server} ist voll, er kann nicht speichern.", "die Platte ist voll", "Logs, Backups oder die Welt haben den Platz deines Tarifs aufgebraucht.", ["Lösche alte Logs, Absturzberichte und Backups, die du nicht brauchst.", "Starte ihn neu."]),
            "server.watchdog.hang" => new($"{server} hing und wurde von seinem Watchdog beendet.", "er hing und wurde beendet", "Ein Tick dauerte länger, als der Watchdog erlaubt; der Stacktrace nennt, was gerade lief.", ["Starte ihn wieder.", "Wiederholt es sich, aktualisiere oder entferne, was der Stacktrace nennt."]),
            _ => null,
        };
    }
}
