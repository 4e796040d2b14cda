using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>A small Paper server of Olivia's that fails at its start in one way, and stops failing when its file is mended.</summary>
internal abstract class WorkshopPlan : PaperPlan
{
    public override string OwnerEmail => DemoPeople.Olivia;

    public override int MemoryMb => 2048;

    public override int MaxMemory => 1536;

    public override void Furnish(DemoServer server)
    {
        base.Furnish(server);
        Break(server);
        new Past(server).Boot(TimeSpan.FromMinutes(12), 3).Write();
    }

    public override IEnumerable<Step> Boot(DemoServer server) =>
        Failure(server) is { } failure ? [new Step.Print("Starting org.bukkit.craftbukkit.Main"), .. failure] : base.Boot(server);

    /// <summary>Puts the fault on the disk.</summary>
    protected abstract void Break(DemoServer server);

    /// <summary>What a start prints while the fault is there; null = it is gone.</summary>
    protected abstract IEnumerable<Step>? Failure(DemoServer server);

    protected static DateTimeOffset Made(DemoServer server) => server.Time.Now - TimeSpan.FromMinutes(13);
}
