using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>The demo host's recipes.</summary>
internal static class Eggs
{
    private const string JavaFlags = "-Dterminal.jline=false -Dterminal.ansi=true";

    private static readonly Dictionary<string, string> JavaImages = new()
    {
        ["Java 21"] = "ghcr.io/pterodactyl/yolks:java_21",
        ["Java 17"] = "ghcr.io/pterodactyl/yolks:java_17",
        ["Java 16"] = "ghcr.io/pterodactyl/yolks:java_16",
        ["Java 11"] = "ghcr.io/pterodactyl/yolks:java_11",
        ["Java 8"] = "ghcr.io/pterodactyl/yolks:java_8",
    };

    private static readonly string[] JavaFeatures = ["eula", "java_version", "pid_limit"];

    public static Egg Paper(string minecraft, int build, int java) => new(
        "5da37ef6-58da-4169-90a6-e683e1721247", "Paper", LogStyle.Paper, $"java -Xms128M -Xmx{{{{MAX_MEMORY}}}}M {JavaFlags} -jar {{{{SERVER_JARFILE}}}}",
        JavaImages, Java(java), JavaFeatures,
        [
            new("Minecraft Version", "MINECRAFT_VERSION", minecraft, "nullable|string|max:20"),
            new("Server Jar File", "SERVER_JARFILE", "server.jar", @"required|regex:/^([\w\d._-]+)(\.jar)$/"),
            new("Build Number", "BUILD_NUMBER", $"{build}", "required|string|max:20"),
            .. Usual(),
        ]);

    public static Egg Forge(string minecraft, string forge, int java) => new(
        "ed072427-f209-4603-875c-f540c6dd5a65", "Forge Minecraft", LogStyle.Forge,
        $"java -Xms128M -Xmx{{{{MAX_MEMORY}}}}M {JavaFlags} @libraries/net/minecraftforge/forge/{minecraft}-{forge}/unix_args.txt",
        JavaImages, Java(java), JavaFeatures,
        [
            new("Minecraft Version", "MC_VERSION", minecraft, "required|string|max:9"),
            new("Forge Version", "FORGE_VERSION", $"{minecraft}-{forge}", @"nullable|regex:/^[0-9\.\-]+$/"),
            .. Usual(),
        ]);

    public static Egg Fabric(string minecraft, string loader) => new(
        "a0d2c1b4-6f0e-4c5d-8c0e-2f7f1f5f7c11", "Fabric", LogStyle.Plain, $"java -Xms128M -Xmx{{{{MAX_MEMORY}}}}M {JavaFlags} -jar {{{{SERVER_JARFILE}}}}",
        JavaImages, Java(21), JavaFeatures,
        [
            new("Minecraft Version", "MC_VERSION", minecraft, "required|string|between:3,15"),
            new("Loader Version", "LOADER_VERSION", loader, "required|string|between:3,15"),
            new("Server Jar File", "SERVER_JARFILE", "fabric-server-launch.jar", @"required|regex:/^([\w\d._-]+)(\.jar)$/"),
            .. Usual(),
        ]);

    public static Egg Vanilla(string minecraft) => new(
        "9ac39f3d-0c34-4d93-8174-c52ab9e6c57b", "Vanilla Minecraft", LogStyle.Plain, "java -Xms128M -Xmx{{MAX_MEMORY}}M -jar {{SERVER_JARFILE}}",
        JavaImages, Java(8), JavaFeatures,
        [
            new("Server Jar File", "SERVER_JARFILE", "server.jar", @"required|regex:/^([\w\d._-]+)(\.jar)$/"),
            new("Server Version", "VANILLA_VERSION", minecraft, "required|string|between:3,15"),
            .. Usual(),
        ]);

    private static IEnumerable<EggVariable> Usual() =>
    [
        new("Maximum Memory", "MAX_MEMORY", "1024", "required|integer|between:512,32768", Description: "The Java heap in MB."),
        new("Server Port", "SERVER_PORT", "25565", "required|integer|between:1024,65535", Description: "The port the server listens on."),
        new("Host Token", "HOST_TOKEN", "demo-not-for-customers", "nullable|string", IsEditable: false, IsViewable: false),
        new("Time Zone", "TZ", "UTC", "nullable|string|max:40", IsEditable: false),
    ];

    private static string Java(int version) => $"ghcr.io/pterodactyl/yolks:java_{version}";
}
