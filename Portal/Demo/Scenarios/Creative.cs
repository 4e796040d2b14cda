using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>
/// s2: port 25566 is held by another allocation of the same node ("Proxy Test", not Olivia's). A bare start fails again; it starts once
/// the variable SERVER_PORT says another port, e.g. 25570.
/// </summary>
internal sealed class Creative : PaperPlan
{
    private const string HeldPort = "25566";

    public override string Key => "s2";

    public override string Uuid => "5e000202-1f0b-4d7e-8a33-51c2f7aa0202";

    public override string Name => "Creative";

    public override string OwnerEmail => DemoPeople.Olivia;

    public override int MemoryMb => 2048;

    public override int MaxMemory => 1536;

    public override int Port => 25566;

    public override IReadOnlyList<int> OtherPorts => [25570];

    protected override string Motd => "Build what you like";

    public override void Furnish(DemoServer server)
    {
        base.Furnish(server);
        Mojang.OldLog(server, 2);
        server.Activity.Add("server:power.start", OwnerEmail, at: server.Time.Now - TimeSpan.FromMinutes(26));
        server.Activity.Crashed(1, false, server.Time.Now - TimeSpan.FromMinutes(25.9));
        new Past(server).Boot(TimeSpan.FromMinutes(26), 6).Write();
    }

    public override IEnumerable<Step> Life(DemoServer server) => new Chatter(server, 22, TimeSpan.FromSeconds(70), "Mira", "Theo", "Sunny").Steps();

    public override IEnumerable<Step> Boot(DemoServer server) =>
        server.Variable("SERVER_PORT") == HeldPort ? [.. Head(server), .. FailToBind(), new Step.Exit(1)] : base.Boot(server);

    private static IEnumerable<Step> FailToBind() =>
    [
        new Step.Say($"Starting Minecraft server on 0.0.0.0:{HeldPort}"),
        new Step.Say("Using epoll channel type"),
        new Step.Say("**** FAILED TO BIND TO PORT!", "WARN"),
        new Step.Say("The exception was: io.netty.channel.unix.Errors$NativeIoException: bind(..) failed: Address already in use", "WARN"),
        new Step.Say("Perhaps a server is already running on that port?", "WARN"),
        new Step.Say("Stopping server"),
        new Step.Say("ThreadedAnvilChunkStorage: All dimensions are saved"),
    ];
}
