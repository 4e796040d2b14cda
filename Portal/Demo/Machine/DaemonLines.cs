namespace Portal.Demo.Machine;

/// <summary>What Wings prints around a server's process.</summary>
internal static class DaemonLines
{
    public const string Aborting = "Aborting automatic restart, last crash occurred less than 60 seconds ago.";

    /// <summary>The steps before the container starts, and the work behind them.</summary>
    public static IReadOnlyList<(string Line, Action<DemoServer> Work)> Preparations { get; } =
    [
        ("Checking server disk space usage, this could take a few seconds...", _ => { }),
        ("Updating process configuration files...", ServerProperties.Update),
        ("Ensuring file permissions are set correctly, this could take a few seconds...", _ => { }),
        ("Pulling Docker container image, this could take a few minutes to complete...", _ => { }),
        ("Finished pulling Docker container image", _ => { }),
    ];

    /// <summary>A line as this kind of daemon words it: Pelican begins the disk check in lower case.</summary>
    public static string As(DemoPanelKind kind, string line) =>
        kind is DemoPanelKind.Pelican && line.StartsWith("Checking", StringComparison.Ordinal) ? "c" + line[1..] : line;

    /// <summary>The obituary of a process that ended by itself.</summary>
    public static IEnumerable<string> Crash(Step.Exit exit) =>
    [
        "---------- Detected server process in a crashed state! ----------",
        $"Exit code: {exit.Code}",
        $"Out of memory: {(exit.OutOfMemory ? "true" : "false")}",
    ];
}
