using System.Globalization;
using System.IO.Compression;

namespace Portal.Demo.Machine;

/// <summary>A server's logging: every entry into the console and <c>logs/latest.log</c>, which moves aside at each start.</summary>
public sealed class DemoLog(DemoServer server, DemoTime time)
{
    public const string Latest = "logs/latest.log";

    /// <summary>Logs now.</summary>
    public void Write(Step.Say say)
    {
        var entry = new LogEntry(time.Now, say.Thread, say.Level, say.Logger, say.Text);
        server.Files.Append(Latest, server.Plan.Style.File(entry) + "\n", entry.At);
        var line = server.Plan.Style.Console(entry);
        server.Console.Print(line);
        server.Plan.ConsoleFile?.Invoke(server, Plain(line));
    }

    /// <summary>Logged before the world began: in file and history, nobody is told.</summary>
    public void Remember(LogEntry entry)
    {
        server.Files.Append(Latest, server.Plan.Style.File(entry) + "\n", entry.At);
        server.Console.Remember(server.Plan.Style.Console(entry));
    }

    /// <summary>What the software does first at a start: yesterday's file becomes <c>YYYY-MM-DD-N.log.gz</c>.</summary>
    public void Rotate()
    {
        if (server.Files.Find(Latest) is { Size: > 0 } old)
        {
            server.Files.Write(FreeName(old.ModifiedAt), Gzip(old.Bytes), old.ModifiedAt);
        }

        server.Files.Write(Latest, "");
    }

    internal static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static string Plain(string line) => line.Replace("\u001b[33m", "", StringComparison.Ordinal)
        .Replace("\u001b[31m", "", StringComparison.Ordinal).Replace("\u001b[m", "", StringComparison.Ordinal);

    private string FreeName(DateTimeOffset day)
    {
        var start = day.ToString("'logs/'yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Enumerable.Range(1, int.MaxValue).Select(n => $"{start}-{n}.log.gz").First(name => !server.Files.Exists(name));
    }
}
