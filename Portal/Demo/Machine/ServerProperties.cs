namespace Portal.Demo.Machine;

/// <summary>Reads and writes single lines of <c>server.properties</c>.</summary>
internal static class ServerProperties
{
    private const string Path = "server.properties";

    /// <summary>What the node does before each start: the port from the panel goes into the file.</summary>
    public static void Update(DemoServer server)
    {
        if (server.Files.Read(Path) is { } text)
        {
            var lines = text.Split('\n').Select(line =>
                line.StartsWith("server-port=", StringComparison.Ordinal) ? $"server-port={server.Variable("SERVER_PORT")}" : line);
            server.Files.Write(Path, string.Join('\n', lines));
        }
    }

    public static string Of(int port, string motd, int maxPlayers, string more = "") => $"""
        #Minecraft server properties
        accepts-transfers=false
        allow-flight=false
        allow-nether=true
        difficulty=normal
        enable-command-block=false
        enable-query=false
        enable-rcon=false
        enforce-secure-profile=true
        enforce-whitelist=false
        gamemode=survival
        hardcore=false
        level-name=world
        level-seed=
        max-players={maxPlayers}
        max-world-size=29999984
        motd={motd}
        network-compression-threshold=256
        online-mode=true
        pvp=true
        server-ip=0.0.0.0
        server-port={port}
        simulation-distance=10
        spawn-protection=16
        view-distance=10
        white-list=false
        {more}
        """.TrimEnd() + "\n";
}
