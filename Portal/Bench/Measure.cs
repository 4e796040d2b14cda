using System.Diagnostics;

namespace Portal.Bench;

/// <summary>Measures work and other programs: the best of a few runs, in processor time, since other programs may share the machine.</summary>
internal static class Measure
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

    /// <summary>The same for a program whose output nobody reads; null when it is not installed. The peak is of memory in bytes.</summary>
    public static (double Processor, double Wall, long Peak)? Program(int runs, string name, params string[] arguments)
    {
        (double Processor, double Wall, long Peak)? best = null;
        for (var i = 0; i < runs; i++)
        {
            if (Run(name, arguments) is not { } run)
            {
                return null;
            }

            best = best is { } b ? (Math.Min(b.Processor, run.Processor), Math.Min(b.Wall, run.Wall), Math.Max(b.Peak, run.Peak)) : run;
        }

        return best;
    }

    private static (double Processor, double Wall, long Peak)? Run(string name, string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            var began = Stopwatch.GetTimestamp();
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var peak = 0L;
            while (process.StandardOutput.Read() >= 0)
            {
                peak = Math.Max(peak, Peak(process));
            }

            process.WaitForExit();
            return (process.TotalProcessorTime.TotalSeconds, Stopwatch.GetElapsedTime(began).TotalSeconds, peak);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    // A program that has ended has no memory any more; what it writes at its end is the last moment to ask.
    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
