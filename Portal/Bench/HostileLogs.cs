using System.Text;

namespace Portal.Bench;

/// <summary>Inputs that somebody made to hurt: of one kind and number always the same one.</summary>
internal static class HostileLogs
{
    public static IReadOnlyList<string> Kinds { get; } =
        ["line", "frames", "causes", "zeros", "broken", "repeats", "escapes", "players", "feeds", "heads", "reports", "noise"];

    /// <summary>Writes at least so many bytes.</summary>
    public static byte[] Make(string kind, int bytes, int seed)
    {
        var random = new Random(seed);
        var into = new MemoryStream(bytes + 4096);
        Put(into, "[10:00:00] [Server thread/ERROR]: Encountered an unexpected exception\n");
        while (into.Length < bytes)
        {
            Piece(into, kind, bytes, random);
        }

        return into.ToArray();
    }

    private static void Piece(MemoryStream into, string kind, int bytes, Random random)
    {
        switch (kind)
        {
            case "line":
                Put(into, new string((char)random.Next('!', '~'), Math.Min(bytes, 4_000_000)) + "\n");
                break;
            case "frames":
                Put(into, $"\tat com.example.Deep{random.Next(100)}.call(Deep.java:{random.Next(900)}) ~[plugin-1.0.jar:?]\n");
                break;
            case "causes":
                Put(into, $"Caused by: java.lang.RuntimeException: java.lang.RuntimeException: level {random.Next(900)}\n\t... {random.Next(90)} more\n");
                break;
            case "zeros":
                into.Write(new byte[random.Next(1, 300)]);
                Put(into, random.Next(4) == 0 ? "\n" : "[10:00:00] [main/INFO]: x");
                break;
            case "broken":
                var torn = new byte[random.Next(1, 200)];
                random.NextBytes(torn);
                into.Write(torn);
                break;
            case "repeats":
                Put(into, string.Concat(Enumerable.Repeat(random.Next(3) switch { 0 => "a.b.", 1 => "[x/", _ => "Caused by: " }, random.Next(1, 400))) + "\n");
                break;
            case "escapes":
                Put(into, string.Concat(Enumerable.Repeat(random.Next(3) switch { 0 => "\u001b[", 1 => "\u001b]0;", _ => "§§" }, random.Next(1, 400))) + (random.Next(2) == 0 ? "\n" : "m"));
                break;
            case "players":
                Put(into, $"[10:00:00] [Server thread/INFO]: <P{random.Next(99)}> java.lang.OutOfMemoryError: Java heap space\n\tat x.Y.z(Y.java:1)\n");
                break;
            case "feeds":
                Put(into, random.Next(3) switch { 0 => "\n", 1 => "\r\n", _ => " \n" });
                break;
            case "heads":
                Put(into, random.Next(3) switch { 0 => "[10:00:00] [", 1 => "[10:00:00] [Server thread/ERROR]: \n", _ => "[10:00:00 ERROR]\n" });
                break;
            case "reports":
                Put(into, $"---- Minecraft Crash Report ----\nDescription: {random.Next(99)}\n-- Head --\n\tat a.B.c(B.java:1)\n");
                break;
            default:
                Put(into, new string([.. Enumerable.Range(0, random.Next(1, 200)).Select(_ => (char)random.Next(32, 0x2FF))]) + "\n");
                break;
        }
    }

    private static void Put(MemoryStream into, string text) => into.Write(Encoding.UTF8.GetBytes(text));
}
