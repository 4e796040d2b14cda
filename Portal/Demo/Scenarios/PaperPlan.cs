using System.Globalization;
using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>A plugin of a Paper server.</summary>
/// <param name="Jar">The file in <c>plugins/</c>.</param>
internal sealed record Plugin(string Name, string Version, string Jar);

/// <summary>A Paper server: its boot log, its files, its way of stopping.</summary>
internal abstract class PaperPlan : ServerPlan
{
    /// <summary>The Minecraft version.</summary>
    protected virtual string Minecraft => "1.21.4";

    /// <summary>Paper's own version text.</summary>
    protected virtual string PaperVersion => "1.21.4-232-main@12d8fe0 (2025-06-09T10:15:42Z)";

    protected virtual int Build => 232;

    protected virtual int Java => 21;

    /// <summary>How much of Mojang's data the version reports.</summary>
    protected virtual (int Recipes, int Advancements) Loaded => (1370, 1481);

    protected virtual string Environment =>
        "Environment[sessionHost=https://sessionserver.mojang.com, servicesHost=https://api.minecraftservices.com, name=PROD]";

    protected virtual IReadOnlyList<Plugin> Plugins =>
    [
        new("Essentials", "2.20.1", "EssentialsX-2.20.1.jar"), new("LuckPerms", "5.4.145", "LuckPerms-Bukkit-5.4.145.jar"),
        new("CoreProtect", "22.4", "CoreProtect-22.4.jar"), new("AutoSaveWorld", "4.17.0", "AutoSaveWorld.jar"),
    ];

    protected virtual string Motd => "A Minecraft Server";

    /// <summary>The seconds of the boot before the world began, as its done line says them.</summary>
    protected virtual string DoneSeconds => "12.345";

    public override Egg Egg => Eggs.Paper(Minecraft, Build, Java);

    public override IEnumerable<Step> Boot(DemoServer server) =>
    [
        .. Head(server), .. WhilePluginsLoad(server), .. Load(server), .. Listen(server), .. Worlds(), .. Enable(server),
        new Step.Say($"Done ({(server.Power.Starts == 0 ? DoneSeconds : "4.021")}s)! For help, type \"help\""),
    ];

    public override void Furnish(DemoServer server)
    {
        var made = server.Time.Now - TimeSpan.FromDays(41);
        server.Files.Blank("server.jar", 51_210_114, made);
        server.Files.Write("eula.txt", "#By changing the setting below to TRUE you are indicating your agreement to our EULA (https://aka.ms/MinecraftEULA).\neula=true\n", made);
        server.Files.Write("server.properties", ServerProperties.Of(Port, Motd, 20), made);
        server.Files.Write("bukkit.yml", "settings:\n  allow-end: true\n  warn-on-overload: true\n  shutdown-message: Server closed\nspawn-limits:\n  monsters: 70\n", made);
        server.Files.Write("spigot.yml", "settings:\n  timeout-time: 60\n  restart-on-crash: true\nworld-settings:\n  default:\n    view-distance: default\n", made);
        server.Files.Write("config/paper-global.yml", "chunk-system:\n  io-threads: -1\n  worker-threads: -1\nproxies:\n  velocity:\n    enabled: false\n", made);
        server.Files.Write("config/paper-world-defaults.yml", "environment:\n  optimize-explosions: false\nchunks:\n  auto-save-interval: default\n", made);
        Mojang.Furnish(server, made);
        foreach (var plugin in Plugins)
        {
            server.Files.Blank($"plugins/{plugin.Jar}", 180_000 + (plugin.Name.Length * 61_337), made);
            server.Files.Write($"plugins/{plugin.Name}/config.yml", $"# {plugin.Name} {plugin.Version}\n", made);
        }
    }

    /// <summary>Problems that Paper reports while it reads the plugin folder.</summary>
    protected virtual IEnumerable<Step> WhilePluginsLoad(DemoServer server) => [];

    /// <summary>The plugins whose files are there now.</summary>
    protected IReadOnlyList<Plugin> Present(DemoServer server) => [.. Plugins.Where(plugin => server.Files.Exists($"plugins/{plugin.Jar}") && Loads(server, plugin))];

    protected virtual bool Loads(DemoServer server, Plugin plugin) => true;

    protected virtual IEnumerable<Step> Listen(DemoServer server) =>
    [
        new Step.Say($"Starting Minecraft server on 0.0.0.0:{server.Variable("SERVER_PORT")}"),
        new Step.Say("Using epoll channel type"),
        new Step.Say("Paper: Using libdeflate (Linux x86_64) compression from Velocity."),
        new Step.Say("Paper: Using OpenSSL 3.x.x (Linux x86_64) cipher from Velocity."),
    ];

    protected virtual IEnumerable<Step> Head(DemoServer server)
    {
        var plugins = Present(server);
        return
        [
            new Step.Print("Starting org.bukkit.craftbukkit.Main"),
            .. Introduction(plugins),
            new Step.Say($"Environment: {Environment}", Thread: "ServerMain"),
            new Step.Say($"Loaded {Loaded.Recipes} recipes", Thread: "ServerMain"),
            new Step.Say($"Loaded {Loaded.Advancements} advancements", Thread: "ServerMain"),
            new Step.Say($"Starting minecraft server version {Minecraft}"),
            new Step.Say("Loading properties"),
            new Step.Say($"This server is running Paper version {PaperVersion} (Implementing API version {Minecraft}-R0.1-SNAPSHOT)"),
            new Step.Say("Server Ping Player Sample Count: 12"),
            new Step.Say("Using 4 threads for Netty based IO"),
            new Step.Say("Default game type: SURVIVAL"),
            new Step.Say("Generating keypair"),
        ];
    }

    /// <summary>The lines before the server itself: newer Paper names itself in the log, older only on the terminal.</summary>
    private IEnumerable<Step> Introduction(IReadOnlyList<Plugin> plugins)
    {
        var java = Java == 21 ? "21.0.5+11-LTS" : "17.0.13+11";
        if (!Minecraft.StartsWith("1.21", StringComparison.Ordinal))
        {
            return
            [
                new Step.Print($"System Info: Java {Java} (OpenJDK 64-Bit Server VM {java}) Host: Linux 6.1.0-28-amd64 (amd64)"),
                new Step.Print("Loading libraries, please wait..."),
            ];
        }

        var list = string.Concat(plugins.Select(plugin => $"{(plugin == plugins[0] ? " - " : ", ")}{plugin.Name} ({plugin.Version})"));
        return
        [
            new Step.Say($"Running Java {Java} (OpenJDK 64-Bit Server VM {java}; Eclipse Adoptium Temurin-{java}) on Linux 6.1.0-28-amd64 (amd64)", Thread: "ServerMain", Logger: "bootstrap"),
            new Step.Say($"Loading Paper {PaperVersion} for Minecraft {Minecraft}", Thread: "ServerMain", Logger: "bootstrap"),
            new Step.Say("Initializing plugins...", Thread: "ServerMain", Logger: "PluginInitializerManager"),
            new Step.Say($"Initialized {plugins.Count} plugins", Thread: "ServerMain", Logger: "PluginInitializerManager"),
            new Step.Say($"Bukkit plugins ({plugins.Count}):\n{list}", Thread: "ServerMain", Logger: "PluginInitializerManager"),
        ];
    }

    private IEnumerable<Step> Load(DemoServer server) =>
        Present(server).Select(plugin => new Step.Say($"Loading server plugin {plugin.Name} v{plugin.Version}", Logger: plugin.Name));

    private IEnumerable<Step> Enable(DemoServer server) =>
        Present(server).Select(plugin => new Step.Say($"Enabling {plugin.Name} v{plugin.Version}", Logger: plugin.Name));

    private static IEnumerable<Step> Worlds() =>
        new[] { ("overworld", 412), ("the_nether", 97), ("the_end", 88) }
            .SelectMany(world => new Step[]
            {
                new Step.Say($"Preparing start region for dimension minecraft:{world.Item1}"),
                new Step.Say(string.Create(CultureInfo.InvariantCulture, $"Time elapsed: {world.Item2} ms")),
            })
            .Prepend(new Step.Say("Preparing level \"world\""));
}
