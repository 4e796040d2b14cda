using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>w1: a new server whose owner has not accepted the licence: it ends at once until <c>eula.txt</c> says so.</summary>
internal sealed class FreshServer : WorkshopPlan
{
    public override string Key => "w1";

    public override string Uuid => "5e0a0101-3b1c-4d52-9a10-7c0de4f10101";

    public override string Name => "Fresh";

    public override int Port => 25601;

    protected override void Break(DemoServer server) => server.Files.Write(
        "eula.txt", "#By changing the setting below to TRUE you are indicating your agreement to our EULA (https://aka.ms/MinecraftEULA).\neula=false\n", Made(server));

    protected override IEnumerable<Step>? Failure(DemoServer server) =>
        server.Files.Read("eula.txt")?.Contains("eula=true", StringComparison.Ordinal) == true ? null :
        [
            new Step.Say("Failed to load eula.txt", "WARN", "ServerMain"),
            new Step.Say("You need to agree to the EULA in order to run the server. Go to eula.txt for more info.", Thread: "ServerMain"),
            new Step.Exit(0),
        ];
}
