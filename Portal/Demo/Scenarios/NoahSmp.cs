using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>s10: Noah's healthy server. Olivia and Sam must never see it.</summary>
internal sealed class NoahSmp : PaperPlan
{
    private static readonly string[] Names = ["NoahW", "Fenn", "Yuki", "Bram"];

    public override string Key => "s10";

    public override string Uuid => "5e001010-5f8d-4b27-93ce-e7a1b2c41010";

    public override string Name => "Noah SMP";

    public override string OwnerEmail => DemoPeople.Noah;

    public override int MemoryMb => 4096;

    public override int MaxMemory => 3584;

    public override int Port => 25580;

    public override string Node => "fra-4";

    public override TimeSpan? RunningFor => TimeSpan.FromHours(20);

    protected override string Motd => "Noah and friends";

    protected override string DoneSeconds => "10.558";

    public override void Furnish(DemoServer server)
    {
        base.Furnish(server);
        var chatter = new Chatter(server, 101, TimeSpan.FromMinutes(12), Names);
        new Past(server).Boot(TimeSpan.FromHours(20), 10).Live(chatter.Everybody().Concat(chatter.Steps()), TimeSpan.FromHours(19.9), TimeSpan.FromMinutes(1)).Write();
    }

    public override IEnumerable<Step> Life(DemoServer server) => new Chatter(server, 102, TimeSpan.FromSeconds(60), Names).Steps();
}
