using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>
/// s3: the plugin ShopGUIPlus needs Vault, which is not installed, so Paper leaves it out at every start. Renaming its jar to
/// <c>….jar.disabled</c> makes the next start quiet; with Vault installed it loads. Sam may look, not touch.
/// </summary>
internal sealed class Skyblock : PaperPlan
{
    private static readonly Plugin Shop = new("ShopGUIPlus", "1.103.0", "ShopGUIPlus.jar");

    private static readonly string[] Names = ["Sam_T", "Mira", "islander", "Vex", "Pip", "Noor"];

    public override string Key => "s3";

    public override string Uuid => "5e000303-6a4d-4f0c-b0d7-2b9e8c440303";

    public override string Name => "Skyblock";

    public override string OwnerEmail => DemoPeople.Olivia;

    public override int MemoryMb => 3072;

    public override int MaxMemory => 2560;

    public override int Port => 25567;

    public override TimeSpan? RunningFor => TimeSpan.FromMinutes(48);

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Subusers => new Dictionary<string, IReadOnlyList<string>>
    {
        [DemoPeople.Sam] = ["websocket.connect", "file.read", "file.read-content"],
    };

    protected override string Minecraft => "1.20.6";

    protected override int Build => 151;

    protected override (int Recipes, int Advancements) Loaded => (1174, 1271);

    protected override string PaperVersion => "1.20.6-151-ver/1.20.6@7d6c2b2 (2024-11-18T19:29:03Z)";

    protected override string DoneSeconds => "9.871";

    protected override string Motd => "One block, one tree";

    protected override IReadOnlyList<Plugin> Plugins => [.. base.Plugins, new("BentoBox", "2.4.1", "BentoBox-2.4.1.jar"), Shop];

    public override void Furnish(DemoServer server)
    {
        base.Furnish(server);
        Mojang.OldLog(server, 1);
        server.Files.Write("plugins/ShopGUIPlus/config.yml", "economyTypes: [VAULT]\nenableMetrics: true\n", server.Time.Now - TimeSpan.FromHours(2));
        server.Activity.Add("server:file.uploaded", OwnerEmail, new() { ["file"] = "/plugins/ShopGUIPlus.jar" }, server.Time.Now - TimeSpan.FromHours(2));
        server.Activity.Add("server:power.restart", OwnerEmail, at: server.Time.Now - TimeSpan.FromMinutes(48));
        var chatter = new Chatter(server, 31, TimeSpan.FromMinutes(1.3), Names) { Regulars = ["Sam_T", "Pip"] };
        new Past(server).Boot(TimeSpan.FromMinutes(48), 10)
            .Live(chatter.Everybody().Concat(chatter.Steps()), TimeSpan.FromMinutes(47), TimeSpan.FromSeconds(30))
            .At(TimeSpan.FromMinutes(20), new Step.Say("Pip issued server command: /shop"))
            .At(TimeSpan.FromMinutes(19.8), new Step.Say("<Pip> the shop is gone? it says unknown command", Thread: "Async Chat Thread - #0"))
            .Write();
    }

    public override IEnumerable<Step> Life(DemoServer server) => new Chatter(server, 32, TimeSpan.FromSeconds(45), Names).Steps();

    protected override bool Loads(DemoServer server, Plugin plugin) => plugin != Shop || HasVault(server);

    protected override IEnumerable<Step> WhilePluginsLoad(DemoServer server) =>
        server.Files.Exists($"plugins/{Shop.Jar}") && !HasVault(server) ? [new Step.Say(MissingVault, "ERROR", "Server thread", "ModernPluginLoadingStrategy")] : [];

    private static bool HasVault(DemoServer server) =>
        server.Files.List("plugins").Any(file => file.Name.StartsWith("Vault", StringComparison.Ordinal) && file.Name.EndsWith(".jar", StringComparison.Ordinal));

    private const string MissingVault = """
        Could not load 'plugins/ShopGUIPlus.jar' in folder 'plugins'
        org.bukkit.plugin.UnknownDependencyException: Unknown/missing dependency plugins: [Vault]. Please download and install these plugins to run 'ShopGUIPlus'.
        	at io.papermc.paper.plugin.entrypoint.strategy.modern.ModernPluginLoadingStrategy.loadProviders(ModernPluginLoadingStrategy.java:82) ~[paper-1.20.6.jar:1.20.6-151-7d6c2b2]
        	at io.papermc.paper.plugin.storage.SimpleProviderStorage.enter(SimpleProviderStorage.java:38) ~[paper-1.20.6.jar:1.20.6-151-7d6c2b2]
        	at io.papermc.paper.plugin.entrypoint.LaunchEntryPointHandler.enter(LaunchEntryPointHandler.java:40) ~[paper-1.20.6.jar:1.20.6-151-7d6c2b2]
        	at org.bukkit.craftbukkit.CraftServer.loadPlugins(CraftServer.java:511) ~[paper-1.20.6.jar:1.20.6-151-7d6c2b2]
        	at net.minecraft.server.dedicated.DedicatedServer.initServer(DedicatedServer.java:275) ~[paper-1.20.6.jar:1.20.6-151-7d6c2b2]
        	at net.minecraft.server.MinecraftServer.runServer(MinecraftServer.java:1171) ~[paper-1.20.6.jar:1.20.6-151-7d6c2b2]
        	at net.minecraft.server.MinecraftServer.lambda$spin$0(MinecraftServer.java:324) ~[paper-1.20.6.jar:1.20.6-151-7d6c2b2]
        	at java.base/java.lang.Thread.run(Thread.java:1583) [?:?]
        """;
}
