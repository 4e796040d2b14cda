using System.Text.Json;
using Portal.Domain.Assistant;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.People;

namespace Portal.Tests.Domain.Assistant.World;

/// <summary>Analysed logs of the demo world, as the log analysis gives them.</summary>
internal sealed class TalkLogs : ILogReading
{
    public Dictionary<string, List<SeenFinding>> Findings { get; } = new()
    {
        [TalkPanel.Id(1)] = [Finding("jvm.memory.heap", "memory_error", "high", [181, 190], null, [], "[14:02:11] [Server thread/WARN]: Can't keep up! Is the server overloaded?", "[14:05:40] [Server thread/ERROR]: java.lang.OutOfMemoryError: Java heap space"), Finding("perf.tick_lag", "memory_error", "low", [181], null, [], "Can't keep up!")],
        [TalkPanel.Id(2)] = [Finding("server.port.in_use", "port_binding", "high", [41], "25566", [], "[12:00:01 WARN]: **** FAILED TO BIND TO PORT!")],
        [TalkPanel.Id(3)] = [Finding("plugin.dependency.missing", "other", "medium", [30], "ShopGUIPlus", new() { ["missing"] = "Vault" }, "[12:00:01 ERROR]: Could not load 'plugins/ShopGUIPlus.jar': Unknown/missing dependency plugins: [Vault]")],
        [TalkPanel.Id(4)] = [Finding("java.version.too_old", "other", "high", [22], "create-6.0.jar", [], "java.lang.UnsupportedClassVersionError: has been compiled by a more recent version of the Java Runtime (class file version 65.0), this version of the Java Runtime only recognizes class file versions up to 61.0")],
        [TalkPanel.Id(5)] = [Finding("mod.incompatible", "mod_conflict", "high", [12], "sodium", new() { ["other"] = "optifabric" }, "Mod 'Sodium' (sodium) 0.6.0 is incompatible with any version of mod 'OptiFabric' (optifabric)")],
        [TalkPanel.Id(6)] = [Finding("server.process.killed", "memory_error", "high", [77], null, [], "[Pterodactyl Daemon]: Exit code: 137", "[Pterodactyl Daemon]: Out of memory: true")],
        [TalkPanel.Id(7)] = [Finding("world.chunk.load_failed", "world_corrupt", "medium", [55], "world/region/r.2.-1.mca", [], "[ERROR]: Couldn't load chunk [70, -20]", "Region file world/region/r.2.-1.mca is corrupt")],
    };

    public HashSet<string> Again { get; } = [];

    public Dictionary<string, string> Unreadable { get; } = [];

    public Task<SeenLog> ReadAsync(Caller caller, string serverId, string serverName, int lines, bool again, CancellationToken cancellationToken)
    {
        if (again)
        {
            Again.Add(serverId);
        }

        return Task.FromResult(Unreadable.TryGetValue(serverId, out var why)
            ? new SeenLog(serverId, serverName, [], 0, "console", why, false, "")
            : new SeenLog(serverId, serverName, Findings.GetValueOrDefault(serverId) ?? [], 200, "console", null, serverId == TalkPanel.Id(8), "summary"));
    }

    public Task<SeenLog> ReadAttachedAsync(Caller caller, AttachedLog log, CancellationToken cancellationToken) =>
        Task.FromResult(new SeenLog("", log.Name, Findings[TalkPanel.Id(1)], (int)log.Lines, log.Name, null, false, "summary") { AttachmentId = log.Id });

    public SeenLog ReadText(IReadOnlyList<string> lines) => new(
        "", "", lines.Any(l => l.Contains("OutOfMemoryError", StringComparison.Ordinal)) ? [Finding("jvm.memory.heap", "memory_error", "high", [1], null, [], [.. lines.Take(1)])] : [],
        lines.Count, "text", null, false, "");

    private static SeenFinding Finding(
        string code, string family, string severity, int[] lines, string? subject, Dictionary<string, string> detail, params string[] evidence) => new(
        code, family, severity, 0.95, severity != "low", lines, 1, subject, detail, evidence, subject, "The catalogue's cause", "The catalogue's action", ["A step."], null,
        JsonSerializer.SerializeToElement(new { code, family, severity, evidence }));
}
