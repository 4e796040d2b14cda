using System.Text.RegularExpressions;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>
/// Names the mod or plugin behind a stack trace. What the loader itself wrote counts first (mixin handlers, jar tags), then a class of a mod that
/// the report lists. Nothing of that: no name, rather than a wrong one.
/// </summary>
internal static partial class CulpritFinder
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline;

    private static readonly HashSet<string> Platform = new(StringComparer.OrdinalIgnoreCase)
    {
        "minecraft", "forge", "neoforge", "fml", "mcp", "java", "fabricloader", "fabric", "quilt_loader", "mixinextras", "server", "client", "common",
        "minecraft_server", "paper", "spigot", "craftbukkit", "purpur", "patched", "launchwrapper", "modlauncher", "bootstraplauncher", "fmlcore",
        "javafmllanguage", "eventbus", "securejarhandler", "fmlloader", "loader", "netty", "guava", "fastutil", "log4j", "authlib", "brigadier", "datafixerupper",
        "sponge", "mixin", "gson", "api", "core", "mod", "mods", "util", "world", "lib", "item", "items", "block", "blocks", "entity", "main", "init",
    };

    /// <summary>The mod id or jar's name, or null.</summary>
    /// <param name="trace">Exception and frames.</param>
    /// <param name="whole">The whole report, for the list of mods.</param>
    public static string? Mod(string trace, string whole)
    {
        var mods = ModsIn(whole);
        return FirstLineJar(trace)
            ?? MissingOf(trace, mods)
            ?? Handler().Matches(trace).Select(match => match.Groups["mod"].Value).FirstOrDefault(Known)
            ?? JarTag().Matches(trace).Select(match => ModOfJar(match.Groups["jar"].Value)).FirstOrDefault(Known)
            ?? Frame().Matches(trace).Select(match => Listed(match.Groups["class"].Value, mods)).FirstOrDefault(mod => mod is not null);
    }

    /// <summary>Whether a trace or report is of a server that has plugins and no mods.</summary>
    public static bool IsBukkit(string whole) =>
        (whole.Contains("org.bukkit.", StringComparison.Ordinal) || whole.Contains("io.papermc.", StringComparison.Ordinal) || whole.Contains("git-Spigot", StringComparison.Ordinal))
        && !whole.Contains("net.minecraftforge", StringComparison.Ordinal) && !whole.Contains("net.neoforged", StringComparison.Ordinal)
        && !whole.Contains("net.fabricmc", StringComparison.Ordinal) && !whole.Contains("fml.common", StringComparison.Ordinal);

    /// <summary>The first plugin's jar in the frames, or null.</summary>
    public static string? Plugin(string trace) =>
        PluginTag().Matches(trace).Select(match => ModOfJar(match.Groups["jar"].Value)).FirstOrDefault(Known);

    /// <summary>Whether a name is the game's, a loader's or a library's, and no mod's or plugin's.</summary>
    public static bool IsPlatform(string name) => Platform.Contains(name);

    private static bool Known(string? name) => name is { Length: > 1 } && !Platform.Contains(name);

    private static string? FirstLineJar(string trace)
    {
        var exception = Exceptions().Matches(trace).Select(match => match.Value).FirstOrDefault() ?? "";
        return ModsFolder().Match(exception) is { Success: true } match ? ModOfJar(match.Groups["jar"].Value) : null;
    }

    /// <summary>The mod whose own class could not be loaded.</summary>
    private static string? MissingOf(string trace, HashSet<string> mods) =>
        Exceptions().Matches(trace).SelectMany(match => ClassName().Matches(match.Value)).Select(match => Listed(match.Value, mods)).FirstOrDefault(mod => mod is not null);

    private static string? Listed(string className, HashSet<string> mods) =>
        className.Split('.', '/', '$').Select(part => part.ToLowerInvariant()).FirstOrDefault(part => mods.Contains(part) && Known(part));

    private static string ModOfJar(string jar) => JarVersion().Match(jar) is { Success: true } match ? match.Groups["name"].Value.ToLowerInvariant() : jar.ToLowerInvariant();

    private static HashSet<string> ModsIn(string whole)
    {
        var mods = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in ModRow().Matches(whole))
        {
            mods.Add(match.Groups["mod"].Value);
        }

        return mods;
    }

    [GeneratedRegex(@"^(?:Caused by: )?(?:[a-z]\w*\.)+[\w$]*(?:Exception|Error)\b.*$", Linear)]
    private static partial Regex Exceptions();

    [GeneratedRegex(@"[/\\]mods[/\\](?<jar>[^/\\!:]+)\.jar", Linear)]
    private static partial Regex ModsFolder();

    [GeneratedRegex(@"\b[a-z]\w*(?:[./]\w+)+(?:\$\w+)*", Linear)]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\$(?:[a-z]{3}\d{3}|bk\w{4}|\w{6})\$(?<mod>[a-z][\w-]+)\$", Linear)]
    private static partial Regex Handler();

    [GeneratedRegex(@"~?\[(?<jar>[\w.+ -]+)\.jar(?:%23\d+!/?)?(?:!/)?:", Linear)]
    private static partial Regex JarTag();

    [GeneratedRegex(@"~?\[(?<jar>[\w.+ -]+)\.jar:\?\]", Linear)]
    private static partial Regex PluginTag();

    [GeneratedRegex(@"^\s*at (?:[\w.@-]+/)*(?<class>[\w.$]+)\.[\w$<>]+\(", Linear)]
    private static partial Regex Frame();

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z_]*(?:[-_][A-Za-z]+)*?)(?:[-_](?:forge|neoforge|fabric|quilt|bukkit|mc|v|mod|universal|all|dist))*(?:[-_+. ]?v?\d.*)?$", Linear)]
    private static partial Regex JarVersion();

    // | UCHIJA | create | 0.5.1 | …   UCHIJAAAA  ProjRed|Fabrication{4.12} [ProjectRed] (x.jar)   create-1.20.jar |Create |create |0.5   \t- create 0.5.1
    [GeneratedRegex(@"^\s*(?:\|\s*[UCHIJADEL]+\s*\|\s*(?<mod>[\w-]+)\s*\||[UCHIJADEL]+\s+(?<mod>[\w|-]+)\{|\S+\.jar\s*\|[^|\n]*\|(?<mod>[\w-]+)\s*\|)", Linear)]
    private static partial Regex ModRow();
}
