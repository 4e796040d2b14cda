using System.Globalization;

namespace Portal.Demo.Machine;

/// <summary>How a game server's software writes a line: in the console and, often otherwise, in <c>logs/latest.log</c>.</summary>
public abstract class LogStyle
{
    /// <summary>Paper: short and coloured in the console, with the thread in the file.</summary>
    public static LogStyle Paper { get; } = new PaperStyle();

    /// <summary>Vanilla and Fabric: the same in both.</summary>
    public static LogStyle Plain { get; } = new PlainStyle();

    /// <summary>Forge: short loggers in the console, date and full loggers in the file.</summary>
    public static LogStyle Forge { get; } = new ForgeStyle();

    public abstract string Console(LogEntry entry);

    public abstract string File(LogEntry entry);

    private static string Clock(LogEntry entry) => entry.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private sealed class PaperStyle : LogStyle
    {
        public override string Console(LogEntry entry)
        {
            var line = $"[{Clock(entry)} {entry.Level}]: {Named(entry)}";
            return entry.Level switch
            {
                "WARN" => $"\u001b[33m{line}\u001b[m",
                "ERROR" => $"\u001b[31m{line}\u001b[m",
                _ => line,
            };
        }

        public override string File(LogEntry entry) => $"[{Clock(entry)}] [{entry.Thread}/{entry.Level}]: {Named(entry)}";

        private static string Named(LogEntry entry) => entry.Logger is null ? entry.Text : $"[{entry.Logger}] {entry.Text}";
    }

    private sealed class PlainStyle : LogStyle
    {
        public override string Console(LogEntry entry) => File(entry);

        public override string File(LogEntry entry) => $"[{Clock(entry)}] [{entry.Thread}/{entry.Level}]: {entry.Text}";
    }

    private sealed class ForgeStyle : LogStyle
    {
        private const string DefaultLogger = "net.minecraft.server.MinecraftServer";

        public override string Console(LogEntry entry) =>
            $"[{Clock(entry)}] [{entry.Thread}/{entry.Level}] [{Short(entry.Logger ?? DefaultLogger)}]: {entry.Text}";

        public override string File(LogEntry entry)
        {
            var logger = entry.Logger ?? DefaultLogger;
            var at = entry.At.ToString("ddMMMyyyy HH:mm:ss.fff", CultureInfo.InvariantCulture);
            return $"[{at}] [{entry.Thread}/{entry.Level}] [{(logger.Contains('/', StringComparison.Ordinal) ? logger : logger + "/")}]: {entry.Text}";
        }

        private static string Short(string logger)
        {
            var parts = logger.Split('/');
            var names = parts[0].Split('.');
            if (names is ["net", "minecraft", ..])
            {
                return $"minecraft/{names[^1]}";
            }

            var head = names[..^1].Select(name => name.Length > 2 ? name[..2] : name);
            return $"{string.Join('.', head.Append(names[^1]))}/{(parts.Length > 1 ? parts[1] : "")}";
        }
    }
}
