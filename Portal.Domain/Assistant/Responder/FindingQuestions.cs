using Portal.Domain.Assistant.Tools;

namespace Portal.Domain.Assistant.Responder;

/// <summary>What to look up for a finding: words an article about it would use.</summary>
internal static class FindingQuestions
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["jvm.memory.heap"] = "server out of memory Java heap space Xmx memory flags",
        ["jvm.memory.metaspace"] = "out of memory metaspace Java memory flags",
        ["perf.tick_lag"] = "server lag can't keep up memory Java flags",
        ["server.port.in_use"] = "port already in use failed to bind to port change the port",
        ["plugin.dependency.missing"] = "plugin disabled missing required dependency Vault",
        ["java.version.too_old"] = "unsupported class file version wrong Java version docker image",
        ["mod.java.too_old"] = "unsupported class file version wrong Java version docker image",
        ["plugin.java.too_old"] = "unsupported class file version wrong Java version docker image",
        ["mod.incompatible"] = "incompatible mods conflict remove a mod",
        ["mod.dependency.missing"] = "mod missing dependency install mod",
        ["server.process.killed"] = "exit code 137 killed out of memory container limit",
        ["world.chunk.load_failed"] = "corrupt region file chunk cannot be loaded restore backup",
        ["world.region.corrupt"] = "corrupt region file chunk cannot be loaded restore backup",
        ["server.eula.required"] = "accept the EULA",
        ["world.session_lock"] = "session.lock world locked by another process",
        ["disk.full"] = "disk full no space left on device",
    };

    public static string For(SeenFinding finding)
    {
        var question = Known.GetValueOrDefault(finding.Code) ?? $"{finding.Code.Replace('.', ' ').Replace('_', ' ')} {finding.Cause}";
        return question.Length <= 400 ? question : question[..400];
    }
}
