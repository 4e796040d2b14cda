using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>Files every Minecraft server has, whatever its software.</summary>
internal static class Mojang
{
    public static void Furnish(DemoServer server, DateTimeOffset made)
    {
        server.Files.Write("ops.json", "[\n  {\n    \"uuid\": \"3f1c8a52-7d0e-4d55-9d1b-6a0a52f1b001\",\n    \"name\": \"OliviaB\",\n    \"level\": 4,\n    \"bypassesPlayerLimit\": false\n  }\n]\n", made);
        server.Files.Write("whitelist.json", "[]\n", made);
        server.Files.Write("banned-players.json", "[]\n", made);
        server.Files.Write("banned-ips.json", "[]\n", made);
        server.Files.Blank("world/level.dat", 2_214, made);
        server.Files.Blank("world/session.lock", 3, made);
        foreach (var region in (string[])["r.0.0", "r.0.-1", "r.-1.0", "r.-1.-1"])
        {
            server.Files.Blank($"world/region/{region}.mca", 7_340_032, made);
        }
    }

    /// <summary>A log of an earlier day, packed as the software packs it.</summary>
    public static void OldLog(DemoServer server, int daysAgo)
    {
        var day = server.Time.Now - TimeSpan.FromDays(daysAgo);
        var text = $"[{day:HH:mm:ss}] [Server thread/INFO]: Stopping server\n";
        server.Files.Write($"logs/{day:yyyy-MM-dd}-1.log.gz", DemoLog.Gzip(System.Text.Encoding.UTF8.GetBytes(text)), day);
    }
}
