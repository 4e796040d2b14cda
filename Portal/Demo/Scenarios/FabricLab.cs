using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>
/// s5: <c>sodium-0.6.0.jar</c> and <c>optifabric-1.13.jar</c> refuse each other, so Fabric ends before the game begins. With
/// <c>optifabric-1.13.jar</c> renamed away it starts.
/// </summary>
internal sealed class FabricLab : ServerPlan
{
    private const string Sodium = "mods/sodium-0.6.0.jar";
    private const string Optifabric = "mods/optifabric-1.13.jar";

    public override string Key => "s5";

    public override string Uuid => "5e000505-4c6e-4f81-b2a5-90d7e3f10505";

    public override string Name => "Fabric Lab";

    public override string OwnerEmail => DemoPeople.Olivia;

    public override Egg Egg => Eggs.Fabric("1.21.1", "0.16.9");

    public override int MemoryMb => 4096;

    public override int MaxMemory => 3072;

    public override int Port => 25569;

    public override void Furnish(DemoServer server)
    {
        var made = server.Time.Now - TimeSpan.FromDays(20);
        server.Files.Blank("fabric-server-launch.jar", 1_204_331, made);
        server.Files.Write("eula.txt", "#By changing the setting below to TRUE you are indicating your agreement to our EULA (https://aka.ms/MinecraftEULA).\neula=true\n", made);
        server.Files.Write("server.properties", ServerProperties.Of(Port, "Experiments", 10), made);
        Mojang.Furnish(server, made);
        server.Files.Blank("mods/fabric-api-0.115.0+1.21.1.jar", 2_233_004, made);
        server.Files.Blank("mods/lithium-fabric-0.14.3+mc1.21.1.jar", 712_004, made);
        server.Files.Blank(Sodium, 1_498_223, made);
        server.Files.Blank(Optifabric, 214_880, server.Time.Now - TimeSpan.FromMinutes(70));
        var crashed = TimeSpan.FromMinutes(64);
        server.Activity.Add("server:file.uploaded", OwnerEmail, new() { ["file"] = "/mods/optifabric-1.13.jar" }, server.Time.Now - TimeSpan.FromMinutes(70));
        server.Activity.Add("server:power.start", OwnerEmail, at: server.Time.Now - crashed);
        server.Activity.Crashed(1, false, server.Time.Now - crashed + TimeSpan.FromSeconds(5));
        Mojang.OldLog(server, 1);
        new Past(server).Boot(crashed, 5).Write();
    }

    public override IEnumerable<Step> Boot(DemoServer server)
    {
        var refused = server.Files.Exists(Sodium) && server.Files.Exists(Optifabric);
        return
        [
            new Step.Print("Starting net.fabricmc.loader.impl.launch.server.FabricServerLauncher"),
            new Step.Say("Loading Minecraft 1.21.1 with Fabric Loader 0.16.9", Thread: "main"),
            .. refused ? Refusal() : Healthy(server),
        ];
    }

    public override IEnumerable<Step> Life(DemoServer server) => new Chatter(server, 52, TimeSpan.FromSeconds(70), "Vex", "Noor").Steps();

    private static IEnumerable<Step> Refusal() => [new Step.Say(Incompatible, "ERROR", "main"), new Step.Exit(1)];

    private static IEnumerable<Step> Healthy(DemoServer server)
    {
        var mods = server.Files.List("mods").Where(file => file.Name.EndsWith(".jar", StringComparison.Ordinal)).Select(file => file.Name[..^4].Split('-')[0]).ToList();
        return
        [
            new Step.Say($"Loading {mods.Count + 3} mods:\n\t- fabricloader 0.16.9\n\t- java 21\n\t- minecraft 1.21.1\n{string.Join('\n', mods.Select(mod => $"\t- {mod}"))}", Thread: "main"),
            new Step.Say("SpongePowered MIXIN Subsystem Version=0.8.7 Source=file:/home/container/libraries/net/fabricmc/sponge-mixin/0.15.4+mixin.0.8.7/sponge-mixin-0.15.4+mixin.0.8.7.jar Service=Knot/Fabric Env=SERVER", Thread: "main"),
            new Step.Say("Environment: Environment[sessionHost=https://sessionserver.mojang.com, servicesHost=https://api.minecraftservices.com, name=PROD]", Thread: "main"),
            new Step.Say("Loaded 1290 recipes", Thread: "main"),
            new Step.Say("Loaded 1399 advancements", Thread: "main"),
            new Step.Say("Starting minecraft server version 1.21.1"),
            new Step.Say("Loading properties"),
            new Step.Say("Default game type: CREATIVE"),
            new Step.Say("Generating keypair"),
            new Step.Say($"Starting Minecraft server on 0.0.0.0:{server.Variable("SERVER_PORT")}"),
            new Step.Say("Using epoll channel type"),
            new Step.Say("Preparing level \"world\""),
            new Step.Say("Preparing start region for dimension minecraft:overworld"),
            new Step.Say("Preparing spawn area: 12%", Thread: "Worker-Main-1"),
            new Step.Say("Time elapsed: 1622 ms"),
            new Step.Say("Done (3.604s)! For help, type \"help\""),
        ];
    }

    private const string Incompatible = """
        Incompatible mods found!
        net.fabricmc.loader.impl.FormattedException: Some of your mods are incompatible with the game or each other!
        A potential solution has been determined, this may resolve your problem:
        	 - Remove mod 'OptiFabric' (optifabric) 1.13 (/home/container/mods/optifabric-1.13.jar).
        More details:
        	 - Mod 'OptiFabric' (optifabric) 1.13 is incompatible with any version of mod 'Sodium' (sodium), but a matching version is present: 0.6.0!
        	 - Mod 'Sodium' (sodium) 0.6.0 (sodium-0.6.0.jar) is incompatible with any version of mod 'OptiFabric' (optifabric), but a matching version is present: 1.13!
        	at net.fabricmc.loader.impl.FormattedException.ofLocalized(FormattedException.java:51) ~[fabric-loader-0.16.9.jar:?]
        	at net.fabricmc.loader.impl.FabricLoaderImpl.load(FabricLoaderImpl.java:195) ~[fabric-loader-0.16.9.jar:?]
        	at net.fabricmc.loader.impl.launch.knot.Knot.init(Knot.java:146) ~[fabric-loader-0.16.9.jar:?]
        	at net.fabricmc.loader.impl.launch.knot.Knot.launch(Knot.java:68) [fabric-loader-0.16.9.jar:?]
        	at net.fabricmc.loader.impl.launch.knot.KnotServer.main(KnotServer.java:23) [fabric-loader-0.16.9.jar:?]
        	at net.fabricmc.loader.impl.launch.server.FabricServerLauncher.main(FabricServerLauncher.java:69) [fabric-server-launch.jar:?]
        """;
}
