using System.Text.Json.Nodes;

namespace Portal.Demo.Machine;

/// <summary>What a server uses now, as the two places say it: the REST answer and the socket.</summary>
internal static class Usage
{
    /// <summary>Tells all listeners about once a second while the container runs.</summary>
    public static async Task ReportAsync(DemoServer server, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (server.Feed.HasListeners)
            {
                server.Feed.Publish(ServerEvent.Stats(Socket(server)));
            }

            await server.Time.Wait(TimeSpan.FromSeconds(1), cancellationToken);
        }
    }

    /// <summary>The <c>stats</c> event.</summary>
    public static JsonObject Socket(DemoServer server)
    {
        var stats = Common(server);
        if (server.Kind is DemoPanelKind.Pelican)
        {
            stats["disk_io"] = new JsonObject { ["read_bytes"] = Network(server, 9), ["write_bytes"] = Network(server, 6) };
        }

        return stats;
    }

    private static JsonObject Common(DemoServer server) => new()
    {
        ["memory_bytes"] = Memory(server),
        ["memory_limit_bytes"] = IsOff(server) ? 0 : ContainerLimit(server),
        ["cpu_absolute"] = Cpu(server),
        ["network"] = new JsonObject { ["rx_bytes"] = Network(server, 1), ["tx_bytes"] = Network(server, 4) },
        ["uptime"] = Uptime(server),
        ["state"] = server.Power.State,
        ["disk_bytes"] = server.DiskBytes,
    };

    /// <summary>The <c>resources</c> part of the REST answer.</summary>
    public static JsonObject Resources(DemoServer server) => new()
    {
        ["memory_bytes"] = Memory(server),
        ["cpu_absolute"] = Cpu(server),
        ["disk_bytes"] = server.DiskBytes,
        ["network_rx_bytes"] = Network(server, 1),
        ["network_tx_bytes"] = Network(server, 4),
        ["uptime"] = Uptime(server),
    };

    /// <summary>The container may use a little more than the plan says, and its megabyte has 1,000,000 bytes.</summary>
    public static long ContainerLimit(DemoServer server) => (long)(server.Plan.MemoryMb * 1_000_000L * server.Plan.MemoryMb switch
    {
        <= 2048 => 1.15,
        <= 4096 => 1.10,
        _ => 1.05,
    });

    private static bool IsOff(DemoServer server) => server.Power.StartedAt is null;

    private static long Uptime(DemoServer server) =>
        server.Power.StartedAt is { } start ? (long)(server.Time.Now - start).TotalMilliseconds : 0;

    private static long Memory(DemoServer server)
    {
        if (IsOff(server))
        {
            return 0;
        }

        // Once warm, the heap breathes by about one percent.
        var age = Uptime(server) * server.Time.Speed / server.Plan.WarmUp.TotalMilliseconds;
        var warmth = Math.Clamp(0.35 + (age * 0.65), 0.35, 1);
        return (long)(server.Plan.WarmMemory(server) * warmth * (1 + (0.006 * Wave(server, 17))));
    }

    private static double Cpu(DemoServer server) => server.Power.State switch
    {
        _ when IsOff(server) => 0,
        "starting" => Math.Round(160 + (30 * Wave(server, 3)), 3),
        _ => Math.Round(server.Plan.UsualCpu(server) * (1 + (0.2 * Wave(server, 7))), 3),
    };

    private static long Network(DemoServer server, int weight) => Uptime(server) / 1000 * 900 * weight;

    private static double Wave(DemoServer server, int period) => Math.Sin(Uptime(server) / 1000.0 * 2 * Math.PI / period);
}
