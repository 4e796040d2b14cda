using System.Globalization;
using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>s1: the heap is full. Lag bursts, then <c>OutOfMemoryError: Java heap space</c>; a restart cures it and it does not come back.</summary>
internal sealed class Survival : PaperPlan
{
    private static readonly string[] Names =
        ["Mira", "Theo", "Lunaris", "Pablo_77", "nixie", "GrumpyCat", "Aurel", "Sunny", "Bram", "Kestrel", "Odo", "Yuki", "Fenn", "Ravi"];

    public override string Key => "s1";

    public override string Uuid => "5e000101-7c1a-4b52-9e1f-0d4a6b1c0101";

    public override string Name => "Survival";

    public override string OwnerEmail => DemoPeople.Olivia;

    public override string Description => "The main world.";

    public override int MemoryMb => 4096;

    public override TimeSpan? RunningFor => TimeSpan.FromHours(9);

    protected override string Motd => "Survival since 2021";

    public override long WarmMemory(DemoServer server) => server.Power.Starts == 0 ? 4_190_000_000 : 1_720_000_000;

    public override double UsualCpu(DemoServer server) => server.Power.Starts == 0 ? 164 : 22;

    public override void Furnish(DemoServer server)
    {
        base.Furnish(server);
        Mojang.OldLog(server, 1);
        server.Backups.Remember("Before the new spawn", server.Time.Now - TimeSpan.FromDays(6));
        server.Activity.Add("server:power.start", OwnerEmail, at: server.Time.Now - TimeSpan.FromHours(9));
        var chatter = new Chatter(server, 11, TimeSpan.FromMinutes(6), Names) { Regulars = Names };
        var past = new Past(server).Boot(TimeSpan.FromHours(9)).Live(Everyday(chatter), TimeSpan.FromHours(8.9), TimeSpan.FromMinutes(12));
        Trouble(past);
        past.Write();
    }

    public override IEnumerable<Step> Life(DemoServer server) => server.Power.Starts == 0
        ? new Chatter(server, 12, TimeSpan.FromSeconds(45), Names) { Regulars = Names }.Steps()
        : Everyday(new Chatter(server, 13, TimeSpan.FromSeconds(40), Names));

    private static IEnumerable<Step> Everyday(Chatter chatter) => chatter.Everybody().Concat(chatter.Steps());

    private static void Trouble(Past past)
    {
        int[][] bursts = [[11, 2318], [9, 3104], [7, 4127], [5, 5876], [3, 7451]];
        foreach (var burst in bursts)
        {
            var text = string.Create(CultureInfo.InvariantCulture,
                $"Can't keep up! Is the server overloaded? Running {burst[1]}ms or {burst[1] / 50} ticks behind");
            past.At(TimeSpan.FromMinutes(burst[0]), new Step.Say(text, "WARN"));
        }

        past.At(TimeSpan.FromMinutes(6.5), new Step.Say("<GrumpyCat> is it just me or is it laggy", Thread: "Async Chat Thread - #2"));
        past.At(TimeSpan.FromMinutes(4.2), new Step.Say("<Yuki> blocks come back after i break them", Thread: "Async Chat Thread - #4"));
        past.At(TimeSpan.FromMinutes(2), new Step.Say(HeapError, "ERROR", "Worker-Main-1"));
        past.At(TimeSpan.FromMinutes(1.4), new Step.Say("<Bram> everything froze for me", Thread: "Async Chat Thread - #1"));
    }

    private const string HeapError = """
        Caught exception in thread Thread[#48,Worker-Main-1,5,main]
        java.lang.OutOfMemoryError: Java heap space
        	at it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap.rehash(Long2ObjectOpenHashMap.java:1362) ~[fastutil-8.5.15.jar:?]
        	at it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap.insert(Long2ObjectOpenHashMap.java:288) ~[fastutil-8.5.15.jar:?]
        	at net.minecraft.world.level.chunk.PalettedContainer.<init>(PalettedContainer.java:117) ~[paper-1.21.4.jar:1.21.4-232-12d8fe0]
        	at net.minecraft.world.level.chunk.LevelChunkSection.<init>(LevelChunkSection.java:52) ~[paper-1.21.4.jar:1.21.4-232-12d8fe0]
        	at net.minecraft.world.level.chunk.ProtoChunk.<init>(ProtoChunk.java:71) ~[paper-1.21.4.jar:1.21.4-232-12d8fe0]
        	at net.minecraft.world.level.chunk.storage.SerializableChunkData.read(SerializableChunkData.java:243) ~[paper-1.21.4.jar:1.21.4-232-12d8fe0]
        	at java.base/java.util.concurrent.ForkJoinTask.doExec(ForkJoinTask.java:387) ~[?:?]
        	at java.base/java.util.concurrent.ForkJoinPool.runWorker(ForkJoinPool.java:1808) ~[?:?]
        	at java.base/java.util.concurrent.ForkJoinWorkerThread.run(ForkJoinWorkerThread.java:188) ~[?:?]
        """;
}
