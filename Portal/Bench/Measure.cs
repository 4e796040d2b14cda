using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Bench;

/// <summary>Measures work and other programs: the best of a few runs, in processor time, since other programs may share the machine.</summary>
internal static partial class Measure
{
    /// <summary>The least processor time, in seconds, that the work takes on all threads together; the wall clock's beside it.</summary>
    public static (double Processor, double Wall) Best(int runs, Action work)
    {
        var best = (Processor: double.MaxValue, Wall: double.MaxValue);
        for (var i = 0; i < runs; i++)
        {
            var (before, began) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            work();
            best = (Math.Min(best.Processor, (Environment.CpuUsage.TotalTime - before).TotalSeconds), Math.Min(best.Wall, Stopwatch.GetElapsedTime(began).TotalSeconds));
        }

        return best;
    }

    /// <summary>The processor time of a program whose output nobody reads; null when it is not installed.</summary>
    public static double? Program(int runs, string name, params string[] arguments)
    {
        double? best = null;
        for (var i = 0; i < runs; i++)
        {
            // A shell tells what its children took; the pipe keeps grep from stopping at the first match, as it does when nobody listens.
            var start = new ProcessStartInfo("sh", ["-c", "command -v \"$1\" >/dev/null || exit 1; \"$@\" | cat >/dev/null; times", "sh", name, .. arguments]) { RedirectStandardOutput = true };
            using var shell = Process.Start(start)!;
            var times = Time().Matches(shell.StandardOutput.ReadToEnd());
            shell.WaitForExit();
            if (times.Count < 4)
            {
                return null;
            }

            best = Math.Min(best ?? double.MaxValue, Seconds(times[2]) + Seconds(times[3]));
        }

        return best;
    }

    /// <summary>The wall clock's seconds of a program and the most memory it had, in bytes; null when it cannot be run.</summary>
    public static (double Wall, long Peak)? Watch(int runs, string name, params string[] arguments)
    {
        (double Wall, long Peak)? best = null;
        for (var i = 0; i < runs; i++)
        {
            try
            {
                var began = Stopwatch.GetTimestamp();
                using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true })!;
                process.OutputDataReceived += (_, _) => { };
                process.BeginOutputReadLine();
                var peak = best?.Peak ?? 0;
                while (!process.WaitForExit(10))
                {
                    peak = Math.Max(peak, PeakOf(process));
                }

                best = (Math.Min(best?.Wall ?? double.MaxValue, Stopwatch.GetElapsedTime(began).TotalSeconds), peak);
            }
            catch (Win32Exception)
            {
                return null;
            }
        }

        return best;
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // it ended in this moment
        }
    }

    private static double Seconds(Match time) =>
        (double.Parse(time.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) * 60) + double.Parse(time.Groups["s"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<m>\d+)m(?<s>[\d.]+)s", RegexOptions.NonBacktracking)]
    private static partial Regex Time();
}
