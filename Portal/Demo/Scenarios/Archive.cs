using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>s9: suspended by the host. Only its details can be read; everything else is refused until a human (billing) lifts it.</summary>
internal sealed class Archive : ServerPlan
{
    public override string Key => "s9";

    public override string Uuid => "5e000909-8b1d-4e05-9f7c-a3c2d4e50909";

    public override string Name => "Archive";

    public override string OwnerEmail => DemoPeople.Olivia;

    public override Egg Egg => Eggs.Vanilla("1.16.5");

    public override int MemoryMb => 1024;

    public override int Port => 25574;

    public override bool IsSuspended => true;

    public override void Furnish(DemoServer server)
    {
        var made = server.Time.Now - TimeSpan.FromDays(700);
        server.Files.Blank("server.jar", 37_962_360, made);
        server.Files.Write("eula.txt", "eula=true\n", made);
        server.Files.Write("server.properties", ServerProperties.Of(Port, "The old days", 10), made);
        Mojang.Furnish(server, made);
        new Past(server).Boot(TimeSpan.FromDays(33)).Write();
    }

    public override IEnumerable<Step> Boot(DemoServer server) =>
    [
        new Step.Say("Starting minecraft server version 1.16.5"),
        new Step.Say("Loading properties"),
        new Step.Say("Default game type: SURVIVAL"),
        new Step.Say("Generating keypair"),
        new Step.Say($"Starting Minecraft server on 0.0.0.0:{server.Variable("SERVER_PORT")}"),
        new Step.Say("Using epoll channel type"),
        new Step.Say("Preparing level \"world\""),
        new Step.Say("Preparing start region for dimension minecraft:overworld"),
        new Step.Say("Time elapsed: 2831 ms"),
        new Step.Say("Done (8.402s)! For help, type \"help\""),
    ];
}
