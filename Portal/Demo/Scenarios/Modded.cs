using System.Globalization;
using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>
/// s4: the mod <c>create-6.0.jar</c> was built for Java 21 (class file version 65.0), the image runs Java 17. Every start crashes until
/// the docker image is <c>ghcr.io/pterodactyl/yolks:java_21</c>.
/// </summary>
internal sealed class Modded : ServerPlan
{
    private const string NeededImage = "ghcr.io/pterodactyl/yolks:java_21";

    private static readonly string[] Mods = ["create-6.0.jar", "jei-1.20.1-forge-15.20.0.106.jar", "Clumps-forge-1.20.1-12.0.0.4.jar", "appleskin-forge-mc1.20.1-2.5.1.jar"];

    public override string Key => "s4";

    public override string Uuid => "5e000404-e27d-4a36-8c90-1f6b5a870404";

    public override string Name => "Modded";

    public override string OwnerEmail => DemoPeople.Olivia;

    public override Egg Egg => Eggs.Forge("1.20.1", "47.3.0", 17);

    public override int MemoryMb => 6144;

    public override int MaxMemory => 5120;

    public override int Port => 25568;

    public override void Furnish(DemoServer server)
    {
        var made = server.Time.Now - TimeSpan.FromDays(12);
        server.Files.Write("eula.txt", "#By changing the setting below to TRUE you are indicating your agreement to our EULA (https://aka.ms/MinecraftEULA).\neula=true\n", made);
        server.Files.Write("server.properties", ServerProperties.Of(Port, "Trains and gears", 20), made);
        server.Files.Write("libraries/net/minecraftforge/forge/1.20.1-47.3.0/unix_args.txt", "-p libraries/cpw/mods/bootstraplauncher/1.1.2\n", made);
        server.Files.Write("config/forge-common.toml", "#General configuration settings\n[general]\n", made);
        Mojang.Furnish(server, made);
        foreach (var mod in Mods)
        {
            server.Files.Blank($"mods/{mod}", 400_000 + (mod.Length * 91_003), mod == Mods[0] ? server.Time.Now - TimeSpan.FromHours(3) : made);
        }

        var crashed = TimeSpan.FromMinutes(38);
        server.Activity.Add("server:file.uploaded", OwnerEmail, new() { ["file"] = "/mods/create-6.0.jar" }, server.Time.Now - TimeSpan.FromHours(3));
        server.Activity.Add("server:power.start", OwnerEmail, at: server.Time.Now - crashed);
        server.Activity.Crashed(1, false, server.Time.Now - crashed + TimeSpan.FromSeconds(9));
        Mojang.OldLog(server, 3);
        new Past(server).Boot(crashed, 8).Write();
        WriteReport(server, server.Time.Now - crashed + TimeSpan.FromSeconds(8));
    }

    public override IEnumerable<Step> Boot(DemoServer server)
    {
        var java = server.DockerImage[(server.DockerImage.LastIndexOf('_') + 1)..];
        return server.DockerImage == NeededImage || !server.Files.Exists("mods/create-6.0.jar")
            ? [.. Head(java), .. Healthy(server)]
            : [.. Head(java), .. TooNew(java), new Step.Do(s => WriteReport(s, s.Time.Now)), new Step.Exit(1)];
    }

    public override IEnumerable<Step> Life(DemoServer server) => new Chatter(server, 42, TimeSpan.FromSeconds(70), "Mira", "Bram", "Odo").Steps();

    private static IEnumerable<Step> Head(string java) =>
    [
        new Step.Say("ModLauncher running: args [--launchTarget, forgeserver, --fml.forgeVersion, 47.3.0, --fml.mcVersion, 1.20.1, --fml.forgeGroup, net.minecraftforge, --fml.mcpVersion, 20230612.114412]", Thread: "main", Logger: "cpw.mods.modlauncher.Launcher/MODLAUNCHER"),
        new Step.Say($"ModLauncher 10.0.9+10.0.9+main.dcd20f30 starting: java version {(java == "21" ? "21.0.5" : "17.0.13")} by Eclipse Adoptium; OS Linux arch amd64 version 6.1.0-28-amd64", Thread: "main", Logger: "cpw.mods.modlauncher.Launcher/MODLAUNCHER"),
        new Step.Say("Mod file /home/container/libraries/net/minecraftforge/fmlcore/1.20.1-47.3.0/fmlcore-1.20.1-47.3.0.jar is missing mods.toml file", "WARN", "main", "net.minecraftforge.fml.loading.moddiscovery.ModFileParser/LOADING"),
        new Step.Say("Found 4 mod files in /home/container/mods", Thread: "main", Logger: "net.minecraftforge.fml.loading.moddiscovery.ModDiscoverer/SCAN"),
        new Step.Say("Launching target 'forgeserver' with arguments []", Thread: "main", Logger: "cpw.mods.modlauncher.LaunchServiceHandler/MODLAUNCHER"),
        new Step.Say("Forge mod loading, version 47.3.0, for MC 1.20.1 with MCP 20230612.114412", Thread: "main", Logger: "net.minecraftforge.common.ForgeMod/FORGEMOD"),
    ];

    private static IEnumerable<Step> CreateSays =>
        [new Step.Say("Create 6.0 initializing! Commit hash: 4e3f1a9", Thread: "modloading-worker-0", Logger: "com.simibubi.create.Create/")];

    private static IEnumerable<Step> Healthy(DemoServer server) =>
    [
        new Step.Say("MinecraftForge v47.3.0 Initialized", Thread: "main", Logger: "net.minecraftforge.common.MinecraftForge/FORGE"),
        .. server.Files.Exists("mods/create-6.0.jar") ? CreateSays : [],
        new Step.Say("Starting version check at https://files.minecraftforge.net/net/minecraftforge/forge/promotions_slim.json", Thread: "Forge Version Check", Logger: "net.minecraftforge.fml.VersionChecker/"),
        new Step.Say("Starting minecraft server version 1.20.1", Logger: "net.minecraft.server.dedicated.DedicatedServer/"),
        new Step.Say("Loading properties", Logger: "net.minecraft.server.dedicated.DedicatedServer/"),
        new Step.Say("Default game type: SURVIVAL", Logger: "net.minecraft.server.dedicated.DedicatedServer/"),
        new Step.Say("Generating keypair", Logger: "net.minecraft.server.MinecraftServer/"),
        new Step.Say($"Starting Minecraft server on 0.0.0.0:{server.Variable("SERVER_PORT")}", Logger: "net.minecraft.server.dedicated.DedicatedServer/"),
        new Step.Say("Using epoll channel type", Logger: "net.minecraft.server.network.ServerConnectionListener/"),
        new Step.Say("Preparing level \"world\"", Logger: "net.minecraft.server.dedicated.DedicatedServer/"),
        new Step.Say("Preparing start region for dimension minecraft:overworld", Logger: "net.minecraft.server.MinecraftServer/"),
        new Step.Say("Preparing spawn area: 47%", Thread: "Worker-Main-2", Logger: "net.minecraft.server.level.progress.LoggerChunkProgressListener/"),
        new Step.Say("Time elapsed: 1911 ms", Logger: "net.minecraft.server.level.progress.LoggerChunkProgressListener/"),
        new Step.Say("Done (4.218s)! For help, type \"help\"", Logger: "net.minecraft.server.dedicated.DedicatedServer/"),
    ];

    private static IEnumerable<Step> TooNew(string java) =>
    [
        new Step.Say("Failed to load class com.simibubi.create.Create\n" + Error(java) + Stack, "ERROR", "modloading-worker-0", "net.minecraftforge.fml.javafmlmod.FMLModContainer/LOADING"),
        new Step.Say("Failed to complete lifecycle event CONSTRUCT, 1 errors found", "FATAL", "main", "net.minecraftforge.fml.ModLoader/LOADING"),
        new Step.Say("Preparing crash report with UUID 5f0f8a1c-1d53-4d0e-a3ad-5e000404c0de", "FATAL", "main", "net.minecraftforge.common.ForgeMod/FORGEMOD"),
        new Step.Say("Crash report saved to ./crash-reports", "FATAL", "main", "net.minecraftforge.server.loading.ServerModLoader/"),
    ];

    private static string Error(string java) =>
        "java.lang.UnsupportedClassVersionError: com/simibubi/create/Create has been compiled by a more recent version of the Java Runtime "
        + $"(class file version 65.0), this version of the Java Runtime only recognizes class file versions up to {ClassVersion(java)}\n";

    private static string ClassVersion(string java) => string.Create(CultureInfo.InvariantCulture, $"{int.Parse(java, CultureInfo.InvariantCulture) + 44}.0");

    private static void WriteReport(DemoServer server, DateTimeOffset at)
    {
        var java = server.DockerImage[(server.DockerImage.LastIndexOf('_') + 1)..];
        server.Files.Write($"crash-reports/crash-{at:yyyy-MM-dd_HH.mm.ss}-fml.txt", $"""
            ---- Minecraft Crash Report ----
            // Why did you do that?

            Time: {at:yyyy-MM-dd HH:mm:ss}
            Description: Mod loading error has occurred

            java.lang.Exception: Mod Loading has failed
            	at net.minecraftforge.logging.CrashReportExtender.dumpModLoadingCrashReport(CrashReportExtender.java:60) ~[forge-1.20.1-47.3.0-universal.jar:?]
            	at net.minecraftforge.server.loading.ServerModLoader.load(ServerModLoader.java:37) ~[forge-1.20.1-47.3.0-universal.jar:?]
            	at net.minecraft.server.Main.main(Main.java:125) ~[server-1.20.1-20230612.114412-srg.jar:?]

            A detailed walkthrough of the error, its code path and all known details is as follows:
            ---------------------------------------------------------------------------------------

            -- MOD create --
            Details:
            	Mod File: /home/container/mods/create-6.0.jar
            	Failure message: Create (create) has failed to load correctly
            		{Error(java).TrimEnd()}
            	Mod Version: 6.0
            	Mod Issue URL: https://github.com/Creators-of-Create/Create/issues
            	Exception message: {Error(java).TrimEnd()}
            Stacktrace:
            {Stack}

            -- System Details --
            Details:
            	Minecraft Version: 1.20.1
            	Operating System: Linux (amd64) version 6.1.0-28-amd64
            	Java Version: {(java == "21" ? "21.0.5" : "17.0.13")}, Eclipse Adoptium
            	Memory: 1203918848 bytes (1148 MiB) / 1677721600 bytes (1600 MiB) up to 5368709120 bytes (5120 MiB)
            	ModLauncher: 10.0.9+10.0.9+main.dcd20f30
            	FML Language Providers: javafml@null
            	Crash Report UUID: 5f0f8a1c-1d53-4d0e-a3ad-5e000404c0de
            	FML: 47.3
            	Forge: net.minecraftforge:47.3.0
            """ + "\n", at);
    }

    private const string Stack = """
        	at java.lang.ClassLoader.defineClass1(Native Method) ~[?:?]
        	at java.lang.ClassLoader.defineClass(ClassLoader.java:1012) ~[?:?]
        	at cpw.mods.cl.ModuleClassLoader.readerToClass(ModuleClassLoader.java:119) ~[securejarhandler-2.1.10.jar:?]
        	at cpw.mods.cl.ModuleClassLoader.loadClass(ModuleClassLoader.java:135) ~[securejarhandler-2.1.10.jar:?]
        	at java.lang.Class.forName(Class.java:534) ~[?:?]
        	at net.minecraftforge.fml.javafmlmod.FMLModContainer.<init>(FMLModContainer.java:58) ~[javafmllanguage-1.20.1-47.3.0.jar:?]
        """;
}
