using Portal.Domain.Assistant.Tools;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>The commonest findings in English words. Everything said comes from the finding or the panel.</summary>
internal static class EnglishFindings
{
    public static FindingText? Find(SeenFinding finding, FindingFacts facts, ReplyTexts texts)
    {
        var server = ReplyTexts.Name(facts.Server);
        var subject = FindingWords.Subject(finding);
        var other = FindingWords.Other(finding);
        var isOff = facts.State == PowerState.Offline;
        return finding.Code switch
        {
            "jvm.memory.heap" => new(
                $"{server} has run out of memory: its Java heap{Of(facts.Memory, texts)} is full.", "out of memory (Java heap)",
                "More players, chunks or entities are loaded than fit into the heap. The server first lags, then ends with an OutOfMemoryError.",
                [
                    isOff ? "Start it again; it begins with an empty heap." : "Restart it now: that frees the memory at once, and the lag goes with it.",
                    "If it comes back, give it a larger heap if your plan allows, or fewer chunks: lower `view-distance` and `simulation-distance`.",
                    "Look for farms and plugins that keep many entities or chunks loaded.",
                ]),
            "perf.tick_lag" => new(
                $"{server} cannot keep up: ticks take longer than they should, which players feel as lag.", "lag, it cannot keep up",
                "Too many chunks, entities or heavy plugins for the processor time it has, or memory that is almost full.",
                ["Restart it when it suits your players.", "Lower `view-distance` and `simulation-distance` in `server.properties`.", "Run a profiler such as spark to see what takes the time."]),
            "server.port.in_use" => new(
                $"{server} cannot start because its port {subject} is already in use by another process on the same machine.", $"port {subject} is already in use",
                $"Another server or process holds port {subject}, so this one cannot bind to it and stops again. A bare start fails the same way.",
                [
                    facts.Plan is { Verb: "set_variable" } plan ? $"Move it to port `{plan.Parameters["value"]}`, which belongs to this server and is free: the start-up variable `{plan.Parameters["key"]}` has to change." : "Give it another port under *Network* in the panel, or stop what holds this one.",
                    "Start it.", "Tell your players the new port, or update your proxy.",
                ]),
            "plugin.dependency.missing" => new(
                $"On {server} the plugin {subject} is disabled because {other ?? "a plugin it needs"} is not installed.", $"plugin {subject} is disabled, {other ?? "a dependency"} is missing",
                $"{subject} depends on {other ?? "another plugin"} and cannot load without it. The rest of the server is not affected.",
                [
                    $"Install {other ?? "the missing plugin"} (matching your server version) into the folder `plugins` and restart. That part is yours to do.",
                    $"Or, if you do not need {subject}: disable it, so that it no longer shows up as an error.",
                ]),
            "java.version.too_old" or "mod.java.too_old" or "plugin.java.too_old" => new(
                $"{server} runs a Java version that is too old{(subject.Length > 0 ? $" for {subject}" : "")}{(FindingWords.Java(finding, facts) is { } java ? $": it needs Java {java}" : "")}.", "the Java version is too old",
                $"{(subject.Length > 0 ? subject : "A file")} was built for a newer Java{(FindingWords.ClassFile(finding) is { } file ? $" (class file version {file})" : "")}, and the older one cannot read it.",
                [
                    facts.Plan is { Verb: "set_docker_image" } plan ? $"Switch the docker image to `{plan.Parameters["image"]}`." : "Choose a docker image with a newer Java under *Startup* in the panel.",
                    "Start it.", "Check that your other mods or plugins run on that Java too.",
                ]),
            "mod.incompatible" => new(
                $"{server} does not start because two mods are incompatible: {subject}{(other is null ? "" : $" and {other}")}.", $"incompatible mods: {subject}{(other is null ? "" : $" and {other}")}",
                "They declare themselves incompatible, so the loader refuses to start with both.",
                [
                    facts.Plan is { Verb: "disable_mod" } plan ? $"Remove one of them. I suggest disabling `{FindingWords.File(plan)}`; the file is only renamed, so you can undo it." : "Remove one of the two.",
                    "Start it.", "If you need both, look for versions that go together.",
                ]),
            "server.process.killed" => new(
                $"{server} was killed by the host because it used more memory than its container may have{Container(facts.Memory, texts)}: exit code 137.", "killed for using too much memory (exit code 137)",
                "The Java heap is as large as the whole container. Java needs more than its heap (threads, buffers, code), so the total goes over the limit and the system kills it. A bare start ends the same way after a while.",
                [
                    facts.Plan is { Verb: "set_variable" } plan ? $"Lower the heap (`-Xmx`) below the limit: set `{plan.Parameters["key"]}` to `{plan.Parameters["value"]}` MB, about three quarters." : "Lower the heap (`-Xmx`) to about three quarters of the container's memory.",
                    "Start it.", "If that is too little for your world, a plan with more memory helps.",
                ]),
            "world.chunk.load_failed" or "world.region.corrupt" or "world.corrupt" => new(
                $"On {server} a part of the world is damaged: {(FindingWords.Region(finding) is { } region ? $"the region file `{region}` is corrupt" : "a region file is corrupt")}{(FindingWords.Chunk(finding) is { } chunk ? $" and chunk {chunk} cannot be loaded" : "")}.", $"a corrupt region file{(FindingWords.Region(finding) is { } file ? $" (`{file}`)" : "")}",
                "The file was probably damaged when the server ended in the middle of saving, or by a full disk. The rest of the world is intact.",
                [
                    "Do not let anyone explore there, so that nothing is overwritten.",
                    $"Restore {(FindingWords.Region(finding) is { } name ? $"`{name}`" : "the region file")} from a backup made before the damage, for example yesterday's, while the server is off.",
                    "Start it and look at the place.",
                ]),
            "server.eula.required" => new(
                $"{server} does not start because the Minecraft EULA is not accepted yet.", "the EULA is not accepted", "Every new server asks for it once.", ["Accept the EULA (`eula.txt`).", "Start it."]),
            "world.session_lock" => new(
                $"{server} does not start because its world is still locked by another process.", "the world is locked", "Either the old process still runs, or it ended without removing its lock.",
                ["Make sure that it is really off.", "Remove the stale lock.", "Start it."]),
            "disk.full" => new(
                $"The disk of {server} is full, so it cannot save.", "the disk is full", "Logs, backups or the world have used up the space of your plan.",
                ["Delete old logs, crash reports and backups that you do not need.", "Restart it."]),
            "server.watchdog.hang" => new(
                $"{server} hung and was stopped by its watchdog.", "it hung and was stopped", "One tick took longer than the watchdog allows; the stack trace names what was running.",
                ["Start it again.", "If it repeats, update or remove what the trace names."]),
            _ => null,
        };
    }

    private static string Of(int? memoryMb, ReplyTexts texts) => memoryMb is { } mb ? $" (the server has {texts.Size((long)mb << 20)})" : "";

    private static string Container(int? memoryMb, ReplyTexts texts) => memoryMb is { } mb ? $" ({texts.Size((long)mb << 20)})" : "";
}
