using System.Text.RegularExpressions;
using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Panel;
using Portal.Domain.Panel.Actions;
using Portal.Domain.People;

namespace Portal.Domain.Assistant.Tools;

/// <summary>
/// Turns a finding into a change the panel can make. Every value comes from the panel (its ports, images, files, limits), never from the log alone:
/// a log can name a file, but only one that is really there is proposed.
/// </summary>
public sealed partial class FixPlanner(IPanelReader panel)
{
    // Java needs about a quarter of the container beside its heap: threads, buffers, code cache.
    private const double HeapShare = 0.75;

    /// <summary>The plan, or null: nothing the portal can do, or the facts for it cannot be read.</summary>
    public async Task<FixPlan?> PlanAsync(Caller caller, ServerStatus status, SeenFinding finding, CancellationToken cancellationToken)
    {
        var thenStart = status.State is PowerState.Offline;
        try
        {
            return finding.Code switch
            {
                "jvm.memory.heap" or "jvm.memory.metaspace" or "perf.tick_lag" or "server.watchdog.hang" or "server.crash" => FixPlan.Power(thenStart ? "start" : "restart"),
                "server.port.in_use" => await PortAsync(caller, status, finding, thenStart, cancellationToken),
                "java.version.too_old" or "mod.java.too_old" or "plugin.java.too_old" => await JavaAsync(caller, status, finding, thenStart, cancellationToken),
                "server.process.killed" or "jvm.memory.reserve_failed" => await HeapAsync(caller, status, thenStart, cancellationToken),
                "plugin.dependency.missing" or "plugin.enable.failed" or "plugin.load.failed" => await FileAsync(caller, status, finding, "disable_plugin", "plugins", thenStart, cancellationToken),
                "mod.incompatible" or "mod.duplicate" => await FileAsync(caller, status, finding, "disable_mod", "mods", thenStart, cancellationToken),
                _ => await ByKindAsync(caller, status, finding, thenStart, cancellationToken),
            };
        }
        catch (PanelProblemException)
        {
            return null; // without the right to read the facts there is nothing to propose; the steps say what to do
        }
    }

    // What the rule itself names; its values are still the panel's.
    private async Task<FixPlan?> ByKindAsync(Caller caller, ServerStatus status, SeenFinding finding, bool thenStart, CancellationToken cancellationToken) =>
        (finding.Fix?.Kind, finding.Fix?.Parameters.GetValueOrDefault("key")) switch
        {
            ("restart" or "start", _) => FixPlan.Power(thenStart ? "start" : "restart"),
            ("set_variable", "SERVER_PORT") => await PortAsync(caller, status, finding, thenStart, cancellationToken),
            ("set_variable", "MAX_MEMORY") => await HeapAsync(caller, status, thenStart, cancellationToken),
            ("set_docker_image", _) => await JavaAsync(caller, status, finding, thenStart, cancellationToken),
            ("disable_plugin", _) => await FileAsync(caller, status, finding, "disable_plugin", "plugins", thenStart, cancellationToken),
            ("disable_mod", _) => await FileAsync(caller, status, finding, "disable_mod", "mods", thenStart, cancellationToken),
            ("accept_eula", _) => new FixPlan("accept_eula", new Dictionary<string, string>(), thenStart),
            ("remove_session_lock", _) when thenStart => new FixPlan("remove_session_lock", Path(finding.Fix!), true),
            ("restore_file", _) => await CopyAsync(caller, status, finding.Fix!, thenStart, cancellationToken),
            _ => null,
        };

    // Only where a copy lies beside the file; without one there is nothing to put back.
    private async Task<FixPlan?> CopyAsync(Caller caller, ServerStatus status, SuggestedFix fix, bool thenStart, CancellationToken cancellationToken)
    {
        var parameters = Path(fix);
        if (ServerPath.Parse(parameters.GetValueOrDefault("path")) is not { } file)
        {
            return null;
        }

        var beside = await panel.ListFilesAsync(caller, status.Server.Id, file.Directory, cancellationToken);
        return beside.Any(entry => entry.IsFile && FileNames.IsCopyOf(entry.Name, file.Name)) ? new FixPlan("restore_file", parameters, thenStart) : null;
    }

    private static Dictionary<string, string> Path(SuggestedFix fix) =>
        fix.Parameters.GetValueOrDefault("path") is { Length: > 0 } path ? new() { ["path"] = path.TrimStart('/') } : [];

    private async Task<FixPlan?> PortAsync(Caller caller, ServerStatus status, SeenFinding finding, bool thenStart, CancellationToken cancellationToken)
    {
        var details = await panel.FindServerAsync(caller, status.Server.Id, cancellationToken);
        var settings = await panel.GetStartupAsync(caller, status.Server.Id, cancellationToken);
        var variable = settings.Variables.FirstOrDefault(v => v.IsEditable && v.Key is "SERVER_PORT" or "PORT" or "GAME_PORT");
        var taken = variable?.Value ?? finding.Subject;
        int[] own = details is null ? [] : [.. details.OtherPorts, .. details.Port is { } main ? [main] : Array.Empty<int>()];
        var free = own.Select(port => $"{port}").FirstOrDefault(port => port != taken && port != finding.Subject);
        return variable is null || free is null ? null : new FixPlan("set_variable", Set(variable.Key, free), thenStart);
    }

    private async Task<FixPlan?> JavaAsync(Caller caller, ServerStatus status, SeenFinding finding, bool thenStart, CancellationToken cancellationToken)
    {
        var needed = FindingWords.ClassFile(finding) is { } file && int.TryParse(file.Split('.')[0], out var major) ? major - 44 : NeededJava(finding);
        var settings = await panel.GetStartupAsync(caller, status.Server.Id, cancellationToken);
        var image = settings.DockerImages.Values
            .Select(value => (Image: value, Java: ImageJava().Match(value) is { Success: true } m ? int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0))
            .Where(choice => choice.Java > 0 && choice.Java >= needed && choice.Image != status.Server.DockerImage)
            .OrderBy(choice => choice.Java).FirstOrDefault().Image;
        return needed is null || image is null
            ? null
            : new FixPlan("set_docker_image", new Dictionary<string, string> { ["image"] = image }, thenStart);
    }

    private async Task<FixPlan?> HeapAsync(Caller caller, ServerStatus status, bool thenStart, CancellationToken cancellationToken)
    {
        if (status.Server.Limits.MemoryMb is not { } limit)
        {
            return null;
        }

        var settings = await panel.GetStartupAsync(caller, status.Server.Id, cancellationToken);
        var variable = settings.Variables.FirstOrDefault(v => v.IsEditable && v.Key is "MAX_MEMORY" or "SERVER_MEMORY" or "JAVA_MEMORY" or "HEAP_SIZE");
        var lower = (int)(limit * HeapShare);
        return variable is null || (int.TryParse(variable.Value, out var now) && now <= lower)
            ? null
            : new FixPlan("set_variable", Set(variable.Key, $"{lower}"), thenStart);
    }

    private async Task<FixPlan?> FileAsync(
        Caller caller, ServerStatus status, SeenFinding finding, string verb, string folder, bool thenStart, CancellationToken cancellationToken)
    {
        var files = (await panel.ListFilesAsync(caller, status.Server.Id, $"/{folder}", cancellationToken))
            .Where(f => f.IsFile && f.Name.EndsWith(".jar", StringComparison.OrdinalIgnoreCase)).Select(f => f.Name).ToList();
        var suggested = finding.Fix?.Parameters.GetValueOrDefault("path") is { } path ? path.Split('/')[^1] : finding.Fix?.Parameters.GetValueOrDefault("file");
        string?[] named = verb == "disable_mod"
            ? [suggested, .. finding.Detail.Values, finding.Subject, finding.Blame]
            : [suggested, finding.Subject, finding.Blame];
        var file = named.OfType<string>().Select(name => Match(files, name)).OfType<string>().FirstOrDefault();
        return file is null ? null : new FixPlan(verb, new Dictionary<string, string> { ["path"] = $"{folder}/{file}" }, thenStart);
    }

    private static string? Match(List<string> files, string name)
    {
        static string Letters(string text) => new([.. text.ToLowerInvariant().Where(char.IsLetter)]);
        var wanted = Letters(name.EndsWith(".jar", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name);
        return files.Find(file => file.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? (wanted.Length < 3 ? null : files.Find(file => Letters(file[..^4]) == wanted) ?? files.Find(file => Letters(file[..^4]).StartsWith(wanted, StringComparison.Ordinal)));
    }

    private static int? NeededJava(SeenFinding finding) =>
        finding.Detail.Values.Append(finding.Subject ?? "").Select(text => Number().Match(text)).Where(m => m.Success)
            .Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).Where(n => n is > 7 and < 40).Select(n => (int?)n).FirstOrDefault();

    private static Dictionary<string, string> Set(string key, string value) => new() { ["key"] = key, ["value"] = value };

    [GeneratedRegex(@"java_?-?(\d{1,2})", RegexOptions.NonBacktracking)]
    private static partial Regex ImageJava();

    [GeneratedRegex(@"\b\d{1,2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
