using System.Globalization;
using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>What the node said about the process's end.</summary>
/// <param name="Lines">The lines that say it.</param>
internal sealed record DaemonWords(int? ExitCode, bool? OutOfMemory, bool GaveUp, bool DiskExceeded, IReadOnlyList<int> Lines)
{
    /// <summary>Reads the last end that the log tells of.</summary>
    public static DaemonWords Read(IEnumerable<LogEntry> entries)
    {
        var words = new DaemonWords(null, null, false, false, []);
        foreach (var entry in entries.Where(entry => entry.Origin is LogOrigin.Daemon))
        {
            words = words.With(entry.Lines[0], entry.FirstLine);
        }

        return words;
    }

    private DaemonWords With(string text, int line)
    {
        if (text.StartsWith("Detected server process in a crashed state", StringComparison.Ordinal))
        {
            return new DaemonWords(null, null, false, DiskExceeded, [line]);
        }

        if (text.StartsWith("Exit code:", StringComparison.Ordinal) && int.TryParse(text.AsSpan(10), CultureInfo.InvariantCulture, out var code))
        {
            return this with { ExitCode = code, Lines = [.. Lines, line] };
        }

        if (text.StartsWith("Out of memory:", StringComparison.Ordinal))
        {
            return this with { OutOfMemory = text.Contains("true", StringComparison.OrdinalIgnoreCase), Lines = [.. Lines, line] };
        }

        if (text.StartsWith("Aborting automatic restart", StringComparison.Ordinal))
        {
            return this with { GaveUp = true, Lines = [.. Lines, line] };
        }

        return text.Contains("exceeding the assigned disk space", StringComparison.Ordinal)
            ? this with { DiskExceeded = true, Lines = [.. Lines, line] }
            : this;
    }
}
