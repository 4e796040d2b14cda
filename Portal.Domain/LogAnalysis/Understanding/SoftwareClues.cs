using System.Text.RegularExpressions;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>A text that tells a software. Groups: <c>v</c> the game's version, <c>java</c>, <c>name</c> the software where the text says it.</summary>
/// <param name="Name">The software, or null where the text names it or tells a version only.</param>
/// <param name="Weight">The heaviest clue wins: a fork prints its ancestors' texts too.</param>
/// <param name="VersionWeight">The heaviest clue with a version gives the version.</param>
internal sealed record SoftwareClue(string? Name, int Weight, int VersionWeight, string Anchor, string Pattern)
{
    /// <summary>Made when its anchor is met first: a log meets few of them.</summary>
    public Regex Regex => field ??= new Regex(Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline);
}

/// <summary>What game servers, loaders, proxies and launchers say about themselves.</summary>
internal static class SoftwareClues
{
    public static IReadOnlyList<SoftwareClue> All { get; } =
    [
        // Bukkit family: the server's own line. CraftBukkit's line is also Spigot's; the build tells them apart.
        Clue(null, 60, 45, "This server is running ", @"^This server is running (?<name>[A-Z][\w-]+) version (?<build>\S+)(?: \([^)]*\))*?(?: \(MC: (?<v>[^)]+)\))?"),
        Clue("Spigot", 61, 0, "-Spigot-", @"running CraftBukkit version \S*-Spigot-"),
        Clue("Paper", 62, 0, "git-Paper", @"running CraftBukkit version git-Paper"),
        Clue("Paper", 58, 50, "[bootstrap] Loading Paper", @"Loading Paper \S+ .*for Minecraft (?<v>\S+)"),
        Clue("Purpur", 63, 50, "Loading Purpur", @"Loading Purpur \S+ .*for Minecraft (?<v>\S+)"),
        Clue("Folia", 63, 50, "Loading Folia", @"Loading Folia \S+ .*for Minecraft (?<v>\S+)"),
        Clue("Paper", 40, 20, "[paper-", @"~?\[paper-(?:api-)?(?<v>\d+\.\d+(?:\.\d+)?)"),
        Clue("Paper", 41, 0, ":git-Paper-", @"\[[^\]]*:git-Paper-\d+\]"),
        Clue("Purpur", 42, 20, "[purpur-", @"~?\[purpur-(?:api-)?(?<v>\d+\.\d+(?:\.\d+)?)"),
        Clue("Folia", 43, 20, "[folia-", @"~?\[folia-(?:api-)?(?<v>\d+\.\d+(?:\.\d+)?)"),
        Clue("Spigot", 40, 0, ":git-Spigot-", @"\[[^\]]*:git-Spigot-"),
        Clue("Spigot", 39, 20, "[spigot-", @"~?\[spigot-(?:api-)?(?<v>\d+\.\d+(?:\.\d+)?)"),
        Clue("CraftBukkit", 38, 0, ":git-Bukkit-", @"\[[^\]]*:git-Bukkit-"),
        Clue("Paper", 36, 0, "io.papermc.paper.", @"^\s*at io\.papermc\.paper\."),
        Clue("Paper", 36, 0, "Using OpenSSL", @"^Paper: Using "),

        // Hybrids.
        Clue("Mohist", 80, 45, "Mohist", @"^-{4} Mohist Crash Report|running Mohist version|Mohist version: (?<v>\d+\.\d+(?:\.\d+)?)|--fml\.mohistVersion|com\.mohistmc\."),
        Clue("Magma", 80, 0, "Magma", @"running Magma version|org\.magmafoundation|Magma is starting|Starting Magma"),
        Clue("Arclight", 80, 0, "rclight", @"io\.izzel\.arclight|running Arclight version"),
        Clue("Youer", 80, 0, "Youer", @"running Youer version|com\.mohistmc\.youer"),
        Clue("Ketting", 80, 0, "Ketting", @"running Ketting version|org\.kettingpowered"),
        Clue("CatServer", 80, 0, "CatServer", @"running CatServer version|catserver\.server\."),

        // Loaders.
        Clue("NeoForge", 72, 50, "fml.neoForgeVersion", @"--fml\.neoForgeVersion, [^,\]]+(?:.*--fml\.mcVersion, (?<v>[^,\]]+))?"),
        Clue("NeoForge", 71, 0, "net.neoforged", @"--fml\.forgeGroup, net\.neoforged|NeoForge: net\.neoforged|net\.neoforged\.(?:neoforge|fml)|neoforged/(?:forge|neoforge)"),
        Clue("NeoForge", 71, 50, "NeoForge mod loading", @"NeoForge mod loading, version \S+, for MC (?<v>[\w.-]+)"),
        Clue("NeoForge", 71, 0, "brand changed to 'neoforge'", @"brand changed to 'neoforge'"),
        Clue("Forge", 70, 50, "fml.forgeVersion", @"--fml\.forgeVersion, [^,\]]+(?:.*--fml\.mcVersion, (?<v>[^,\]]+))?"),
        Clue("Forge", 70, 50, "Forge mod loading", @"^Forge mod loading, version \S+, for MC (?<v>[\w.-]+)"),
        Clue("Forge", 70, 50, "Forge Mod Loader version", @"Forge Mod Loader version \S+ for Minecraft (?<v>[\w.-]+) loading"),
        Clue("Forge", 69, 50, "MinecraftForge v", @"MinecraftForge v[\w.-]+ Initialized"),
        Clue("Forge", 69, 0, "brand changed to", @"brand changed to '(?:fml,)?forge'"),
        Clue("Forge", 68, 50, "net/minecraftforge/forge/", @"net/minecraftforge/forge/(?<v>\d+\.\d+(?:\.\d+)?)-\d"),
        Clue("Forge", 66, 0, "net.minecraftforge", @"Forge: net\.minecraftforge|net\.minecraftforge\.(?:fml|server|common)\.|\.fml\.common\."),
        Clue("Forge", 65, 0, "Forge Mod Loader", @"^Forge Mod Loader (?:detected|has)"),
        Clue("Forge", 65, 0, "--launchTarget, forge_server", @"--launchTarget, forge_server"),
        Clue("Forge", 64, 0, "FML", @"FML: MCP .* Powered by Forge|\bFMLServerTweaker\b"),
        Clue("Fabric", 70, 61, "with Fabric Loader", @"Loading Minecraft (?<v>.+?) with Fabric Loader"),
        Clue("Fabric", 66, 0, "net.fabricmc.", @"net\.fabricmc\.(?:loader|fabric)\."),
        Clue("Fabric", 66, 0, "brand changed to 'fabric'", @"brand changed to 'fabric'"),
        Clue("Fabric", 64, 0, "Fabric Mods", @"Found new data pack Fabric Mods|Reloading ResourceManager:.*Fabric Mods|\bfabric-(?:api|loader)\b"),
        Clue("Fabric", 65, 0, "knot//", @"\bknot//"),
        Clue("Quilt", 72, 61, "with Quilt Loader", @"Loading Minecraft (?<v>.+?) with Quilt Loader"),
        Clue("Quilt", 71, 0, "org.quiltmc.", @"org\.quiltmc\."),

        // Mojang's own, and what all of these print.
        Clue("Vanilla", 10, 60, "tarting minecraft server version", @"^Starting minecraft server version (?<v>.+?)\s*$"),
        Clue(null, 0, 55, "Minecraft Version: ", @"^\s*Minecraft Version: (?<v>.+?)\s*$"),
        Clue("Spigot", 60, 0, "brand changed to 'Spigot'", @"brand changed to 'Spigot'"),
        Clue("Paper", 60, 0, "brand changed to 'Paper'", @"brand changed to 'Paper'"),
        Clue("Purpur", 63, 0, "brand changed to 'Purpur'", @"brand changed to 'Purpur'"),
        Clue("CraftBukkit", 59, 0, "brand changed to 'CraftBukkit'", @"brand changed to 'CraftBukkit'"),
        Clue("Vanilla", 9, 0, "minecraft_server", @"minecraft_server\.jar"),
        Clue("Vanilla", 9, 15, "[server-", @"\[server-(?<v>\d+\.\d+(?:\.\d+)?)(?:-[\d.]+)?(?:-srg)?\.jar"),
        Clue(null, 0, 30, "|minecraft ", @"\|minecraft\s*\|(?<v>\d+\.\d+(?:\.\d+)?)\s*\|"),
        Clue(null, 0, 30, "TRANSFORMER/minecraft@", @"TRANSFORMER/minecraft@(?<v>\d+\.\d+(?:\.\d+)?)/"),
        Clue("Vanilla", 8, 0, "com.mojang", @"com\.mojang\.|https://sessionserver\.mojang\.com"),
        Clue("Vanilla", 8, 0, "net.minecraft.", @"\bnet\.minecraft\.(?:server|network|world|util|client)\."),
        Clue("Vanilla", 8, 0, "minecraft server", @"Failed to start the minecraft server|---- Minecraft"),

        // Bedrock and PocketMine.
        Clue("Bedrock", 30, 60, "Version", @"^Version:? (?<v>\d+\.\d+\.\d+\.\d+)\s*$"),
        Clue("Bedrock", 29, 0, "NO LOG FILE!", @"^NO LOG FILE! - (?:setting up|\[)"),
        Clue("Bedrock", 29, 0, "Session ID", @"^Session ID [\w-]{36}"),
        Clue("Bedrock", 28, 0, "bedrock_server", @"\bbedrock_server\b"),
        Clue("PocketMine", 75, 0, "PocketMine-MP", @"PocketMine-MP(?: version|\b)"),
        Clue("PocketMine", 74, 60, "Bedrock Edition server version", @"Starting Minecraft: Bedrock Edition server version v(?<v>\S+)"),
        Clue("Nukkit", 75, 0, "Nukkit", @"This server is running (?:PowerNukkit\w*|Nukkit)"),

        // Proxies.
        Clue("Velocity", 85, 60, "Booting up Velocity", @"Booting up Velocity (?<v>\S+)"),
        Clue("Velocity", 84, 0, "com.velocitypowered.proxy", @"com\.velocitypowered\.proxy\."),
        Clue("Waterfall", 86, 0, "Waterfall", @"Enabled Waterfall version|Enabled Waterfall|git:Waterfall"),
        Clue("BungeeCord", 85, 0, "BungeeCord", @"Enabled BungeeCord version|git:BungeeCord|net\.md_5\.bungee"),

        // Launchers and client parts: only when nothing heavier tells.
        Clue("CustomSkinLoader", 90, 60, "CustomSkinLoader ", @"^CustomSkinLoader (?<v>\d\S*)\s*$"),
        Clue("Prism Launcher", 9, 0, "Prism Launcher version", @"^Prism Launcher version: "),
        Clue("PolyMC", 9, 0, "PolyMC version", @"^PolyMC version: "),
        Clue("MultiMC", 9, 0, "MultiMC version", @"^MultiMC version: "),
        Clue("Minecraft Launcher", 6, 0, "launcher bootstrap", @"Running launcher (?:core|bootstrap)"),

        // Other games: the line that only they print.
        Clue("Terraria", 30, 60, "Terraria Server v", @"^Terraria Server v(?<v>[\d.]+)"),
        Clue("tModLoader", 40, 60, "tModLoader", @"tModLoader v?(?<v>\d{4}\.[\d.]+)"),
        Clue("Factorio", 30, 60, "Factorio ", @"Factorio (?<v>\d+\.\d+\.\d+) \(build"),
        Clue("Valheim", 30, 60, "Valheim version", @"Valheim version:? ?(?:l-)?(?<v>[\d.]+)"),
        Clue("Rust", 30, 0, "Rust Dedicated", @"\bRustDedicated\b|Rust Dedicated Server"),
        Clue("Palworld", 30, 0, "PalServer", @"\bPalServer\b"),
        Clue("Project Zomboid", 30, 60, "zombie.", @"zombie\.network\.GameServer|^versionNumber=(?<v>\S+)"),
        Clue("SteamCMD", 4, 0, "Steam Console Client", @"Steam Console Client \(c\) Valve"),

        .. GameClues.All,

        // Java, wherever it is said.
        Java("java version ", @"starting: java version (?<java>[\w.+-]+) by "),
        Java("Running Java ", @"Running Java \d+ \(.*? (?<java>\d+[\w.+-]*)(?:[;)])"),
        Java("Java Version: ", @"^\s*Java Version: (?<java>[\w.+-]+)"),
        Java("Current Java version: ", @"Current Java version: (?<java>\d[\w.+-]*)"),
        Java("- java ", @"^\s*- java (?<java>[\w.]+)\s*$"),
        Java("Java is version ", @"Java is version (?<java>[\w.]+)"),
        Java("Checking Java version", @"Java is version (?<java>[\w.]+)"),
        Java("version \"", @"^(?:openjdk|java) version ""(?<java>[\w.+-]+)"""),
        Java("Java: ", @"^\s*Java(?: version)?: (?<java>\d[\w.+-]*)"),
    ];

    private static SoftwareClue Clue(string? name, int weight, int versionWeight, string anchor, string regex) =>
        new(name, weight, versionWeight, anchor, regex);

    private static SoftwareClue Java(string anchor, string regex) => Clue(null, 0, 0, anchor, regex);
}
