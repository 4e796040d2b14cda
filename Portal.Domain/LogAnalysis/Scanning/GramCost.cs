using System.Runtime.InteropServices;

namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>How often four bytes are met in ordinary logs: a literal is looked for by its rarest part.</summary>
internal static class GramCost
{
    private const int InWords = 400;

    /// <summary>What healthy servers write all day. Only the pieces count, not the sense.</summary>
    private const string Ordinary =
        """
        [12:00:00] [Server thread/INFO]: [main/INFO] [Worker-Main-1/INFO] [ServerMain/INFO]: [User Authenticator #1/INFO]: UUID of player is
        [12:00:00 INFO]: [12:00:00 WARN]: [00:00:00] [Server thread/WARN]: [modloading-worker-0/DEBUG] [net.minecraft.server.MinecraftServer/]: joined the game left the game
        logged in with entity id at lost connection: Disconnected issued server command: /home Preparing spawn area: Preparing level "world"
        Loading plugin Enabling Loaded 1234 recipes Loaded advancements Starting minecraft server version Starting Minecraft server on default game type: SURVIVAL
        Time elapsed: ms Saving the game Saving chunks for level 'ServerLevel[world]'/minecraft:overworld ThreadedAnvilChunkStorage: All chunks are saved
        Done! For help, type "help" This server is running Paper version (Implementing API version) Using default channel type Server permissions file
        at java.base/java.lang.Thread.run(Thread.java:1583) at net.minecraft.server.MinecraftServer.runServer(MinecraftServer.java:1095) ~[server.jar:?] {re:classloading}
        at org.bukkit.plugin.java.JavaPlugin at com.mojang.datafixers at io.netty.channel.nio at net.minecraftforge.fml.loading at cpw.mods.modlauncher.Launcher.run
        java.util.concurrent Caused by: java.lang.NullPointerException: Cannot invoke because is null java.io.IOException: java.lang.IllegalStateException
        the and that for with from this was not has been will have are into connection config file could error failed found loading version plugins server players world
        2024-01-01T00:00:00.000Z 2025-12-31 23:59:59 INFO DEBUG WARNING ERROR 127.0.0.1:25565 minecraft: minecraft/ <player> hello everyone how are you doing today
        """;

    private static readonly HashSet<uint> Known = Pieces();

    /// <summary>Where the window of <paramref name="places"/> pieces begins that costs least.</summary>
    /// <param name="paired">Whether each piece is looked for together with the one four bytes after it.</param>
    public static int Cheapest(ReadOnlySpan<byte> literal, int places, bool paired)
    {
        var (best, least) = (0, double.MaxValue);
        for (var begin = 0; begin + places + (paired ? 7 : 3) <= literal.Length; begin++)
        {
            var cost = 0.0;
            for (var i = begin; i < begin + places; i++)
            {
                cost += Of(literal.Slice(i, 4)) * (paired ? Of(literal.Slice(i + 4, 4)) : 1);
            }

            (best, least) = cost < least ? (begin, cost) : (best, least);
        }

        return best;
    }

    private static double Of(ReadOnlySpan<byte> piece)
    {
        var cost = 1.0;
        foreach (var letter in piece)
        {
            cost *= Letter(letter);
        }

        return Known.Contains(MemoryMarshal.Read<uint>(piece)) ? cost + InWords : cost;
    }

    /// <summary>Rough: 1 for what is rare.</summary>
    private static double Letter(byte letter) => (char)letter switch
    {
        ' ' or 'e' => 4.2,
        'a' or 'i' or 'n' or 'o' or 'r' or 's' or 't' => 3.6,
        'c' or 'd' or 'l' or 'm' or 'p' or 'u' or '.' => 2.6,
        >= '0' and <= '9' or ':' or '[' or ']' or '/' => 2.4,
        >= 'a' and <= 'z' => 1.9,
        >= 'A' and <= 'Z' => 1.5,
        _ => 1,
    };

    private static HashSet<uint> Pieces()
    {
        var text = System.Text.Encoding.UTF8.GetBytes(Ordinary).AsSpan();
        var pieces = new HashSet<uint>(text.Length);
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            pieces.Add(MemoryMarshal.Read<uint>(text[i..]));
        }

        return pieces;
    }
}
