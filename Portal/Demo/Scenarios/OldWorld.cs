using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>
/// s7: the region file <c>world/region/r.2.-1.mca</c> is damaged, so chunk (70, -20) cannot be loaded whenever somebody goes there, after
/// every restart too. Only the file from yesterday's backup mends it.
/// </summary>
internal sealed class OldWorld : PaperPlan
{
    public const string Region = "world/region/r.2.-1.mca";

    private const string Damaged = "damaged region";

    private static readonly string[] Names = ["Grandpa_Joe", "Mira", "Wanderer", "Aurel"];

    public override string Key => "s7";

    public override string Uuid => "5e000707-92e5-4c6f-a7b0-4d3c1f2e0707";

    public override string Name => "Old World";

    public override string OwnerEmail => DemoPeople.Olivia;

    public override int MemoryMb => 3072;

    public override int MaxMemory => 2560;

    public override int Port => 25572;

    public override TimeSpan? RunningFor => TimeSpan.FromHours(3);

    protected override string Minecraft => "1.19.4";

    protected override int Build => 550;

    protected override int Java => 17;

    protected override (int Recipes, int Advancements) Loaded => (7, 1179);

    protected override string Environment =>
        "authHost='https://authserver.mojang.com', accountsHost='https://api.mojang.com', sessionHost='https://sessionserver.mojang.com', "
        + "servicesHost='https://api.minecraftservices.com', name='PROD'";

    protected override string PaperVersion => "git-Paper-550 (MC: 1.19.4)";

    protected override string DoneSeconds => "18.402";

    protected override string Motd => "Since beta";

    public override void Furnish(DemoServer server)
    {
        base.Furnish(server);
        Mojang.OldLog(server, 1);
        var yesterday = server.Time.Now - TimeSpan.FromHours(26);
        server.Backups.Remember("Nightly", yesterday, (Region, new DemoFile(6_291_456, yesterday)));
        server.Files.Write(Region, Damaged, server.Time.Now - TimeSpan.FromHours(5));
        var chatter = new Chatter(server, 71, TimeSpan.FromMinutes(3.5), Names) { Regulars = ["Wanderer"] };
        var past = new Past(server).Boot(TimeSpan.FromHours(3), 18)
            .Live(chatter.Everybody().Concat(chatter.Steps()), TimeSpan.FromHours(2.95), TimeSpan.FromSeconds(40));
        foreach (var minutes in (double[])[96, 51, 8])
        {
            past.At(TimeSpan.FromMinutes(minutes), [.. Visit()]);
        }

        past.Write();
    }

    public override IEnumerable<Step> Life(DemoServer server)
    {
        var chatter = new Chatter(server, 72, TimeSpan.FromSeconds(40), Names) { Regulars = ["Wanderer"] };
        IEnumerable<Step> first = server.Power.Starts == 0 ? [] : [.. chatter.Everybody().Take(5), new Step.Pause(TimeSpan.FromSeconds(3)), .. See(server)];
        return first.Concat(chatter.Steps().Chunk(24).SelectMany(steps => steps.Concat(See(server))));
    }

    private static IEnumerable<Step> See(DemoServer server) => server.Files.Read(Region) == Damaged ? Visit() : [];

    private static IEnumerable<Step> Visit() =>
    [
        new Step.Say(BadHeader, "WARN", "RegionFile I/O Thread #0"),
        new Step.Say(CannotLoad, "ERROR", "RegionFile I/O Thread #0"),
        new Step.Say(Lost, "ERROR", "RegionFile I/O Thread #0"),
        new Step.Say("<Wanderer> there is a hole in the world at 1130 -310", Thread: "Async Chat Thread - #3"),
    ];

    private const string BadHeader =
        "Corrupt regionfile header detected! Attempting to re-calculate header offsets for regionfile /home/container/world/region/r.2.-1.mca";

    private const string Lost =
        "Failed to load chunk data for task: ChunkDataLoadTask{world: world, chunk: (70,-20), priority: HIGHER}, chunk data will be lost";

    private const string CannotLoad = """
        Couldn't load chunk [70, -20]
        java.util.zip.ZipException: invalid stored block lengths
        	at java.util.zip.InflaterInputStream.read(InflaterInputStream.java:168) ~[?:?]
        	at java.io.BufferedInputStream.fill(BufferedInputStream.java:244) ~[?:?]
        	at java.io.DataInputStream.readByte(DataInputStream.java:268) ~[?:?]
        	at net.minecraft.nbt.NbtIo.read(NbtIo.java:107) ~[paper-1.19.4.jar:git-Paper-550]
        	at net.minecraft.world.level.chunk.storage.RegionFileStorage.read(RegionFileStorage.java:242) ~[paper-1.19.4.jar:git-Paper-550]
        	at io.papermc.paper.chunk.system.io.RegionFileIOThread$ChunkDataTask.run(RegionFileIOThread.java:1174) ~[paper-1.19.4.jar:git-Paper-550]
        	at java.lang.Thread.run(Thread.java:840) ~[?:?]
        """;
}
