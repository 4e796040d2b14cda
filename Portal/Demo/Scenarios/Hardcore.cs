using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>
/// s6: a heap of 2 GB in a container of 2 GiB leaves Java's own needs no room, so the kernel kills it: exit code 137, out of memory: true.
/// Started as it is, it runs about 30 s and is killed again; with MAX_MEMORY 1536 it stays. This host keeps the console in <c>logs/console.log</c>.
/// </summary>
internal sealed class Hardcore : PaperPlan
{
    /// <summary>Where the host's start script copies the console to.</summary>
    public const string ConsoleLog = "logs/console.log";

    private static readonly string[] Names = ["Odo", "Kestrel", "Ravi"];

    public override string Key => "s6";

    public override string Uuid => "5e000606-3b9c-4a18-9f62-7e1d05bc0606";

    public override string Name => "Hardcore";

    public override string OwnerEmail => DemoPeople.Olivia;

    public override int MemoryMb => 2048;

    public override int Port => 25571;

    protected override string Motd => "One life";

    protected override string DoneSeconds => "14.206";

    public override Action<DemoServer, string>? ConsoleFile => (server, line) => server.Files.Append(ConsoleLog, line + "\n");

    protected internal override TimeSpan WarmUp => TimeSpan.FromSeconds(28);

    public override long WarmMemory(DemoServer server) => Fits(server) ? 1_690_000_000 : 2_320_000_000;

    public override void Furnish(DemoServer server)
    {
        base.Furnish(server);
        Mojang.OldLog(server, 1);
        var killed = server.Time.Now - TimeSpan.FromMinutes(17);
        server.Activity.Add("server:startup.edit", OwnerEmail, new() { ["variable"] = "MAX_MEMORY", ["old"] = "1536", ["new"] = "2048" }, killed - TimeSpan.FromMinutes(41));
        server.Activity.Add("server:power.start", OwnerEmail, at: killed - TimeSpan.FromMinutes(35));
        server.Activity.Crashed(137, true, killed);
        var chatter = new Chatter(server, 61, TimeSpan.FromSeconds(75), Names);
        new Past(server).Boot(TimeSpan.FromMinutes(52), 14)
            .Live(chatter.Everybody().Concat(chatter.Steps()), TimeSpan.FromMinutes(51), TimeSpan.FromMinutes(17)).Write();
        server.Players.Clear();
        server.Files.Write(ConsoleLog, string.Join('\n', server.Console.History.Concat(Obituary(server))) + "\n", killed);
    }

    public override IEnumerable<Step> Life(DemoServer server)
    {
        var chatter = new Chatter(server, 62, TimeSpan.FromSeconds(12), Names);
        return Fits(server) ? chatter.Everybody().Concat(chatter.Steps()) : Doomed(chatter);
    }

    private static bool Fits(DemoServer server) => int.TryParse(server.Variable("MAX_MEMORY"), out var heap) && heap <= 1792;

    /// <summary>About 30 s of play, then the kernel's kill: nothing is logged, the file just ends.</summary>
    private static IEnumerable<Step> Doomed(Chatter chatter)
    {
        var left = TimeSpan.FromSeconds(30);
        foreach (var step in chatter.Everybody().Concat(chatter.Steps()))
        {
            if (step is Step.Pause pause)
            {
                if (pause.For >= left)
                {
                    break;
                }

                left -= pause.For;
            }

            yield return step;
        }

        yield return new Step.Pause(left);
        yield return new Step.Exit(137, OutOfMemory: true);
    }

    private static IEnumerable<string> Obituary(DemoServer server) =>
        DaemonLines.Crash(new Step.Exit(137, OutOfMemory: true)).Append(DaemonLines.Aborting).Select(line => $"[{server.DaemonName} Daemon]: {line}");
}
