using System.Globalization;
using Portal.Components.Controls;
using Portal.Domain.Panel;

namespace Portal.Components.Pages.Servers;

/// <summary>A server's figures and state as a page says them. Pure.</summary>
internal static class ServerFigures
{
    private const double Mb = 1024 * 1024;

    /// <summary>"3.9 of 4 GB", "512 MB" where unlimited.</summary>
    public static string Size(long bytes, int? limitMb) => limitMb is { } limit
        ? $"{Number(bytes / Mb / Unit(limit).Size)} of {Number(limit / Unit(limit).Size)} {Unit(limit).Name}"
        : $"{Number(bytes / Mb / Unit(bytes / Mb).Size)} {Unit(bytes / Mb).Name}, no limit";

    /// <summary>"142 of 200 %"; 100 % is one core.</summary>
    public static string Cpu(double percent, int? limit) =>
        limit is { } most ? $"{Number(Math.Round(percent))} of {most} %" : $"{Number(Math.Round(percent))} %, no limit";

    public static double Megabytes(long bytes) => Math.Round(bytes / Mb, 1);

    /// <summary>The dot for a server: what blocks it first, then its power.</summary>
    public static DotState Dot(ServerCondition condition, PowerState state) => (condition, state) switch
    {
        (ServerCondition.Suspended, _) => DotState.Suspended,
        (ServerCondition.Normal or ServerCondition.ReinstallFailed, PowerState.Running) => DotState.Running,
        (ServerCondition.Normal or ServerCondition.ReinstallFailed, PowerState.Starting) => DotState.Starting,
        (ServerCondition.Normal or ServerCondition.ReinstallFailed, PowerState.Stopping) => DotState.Stopping,
        (ServerCondition.Normal or ServerCondition.ReinstallFailed, PowerState.Offline) => DotState.Offline,
        (ServerCondition.Normal or ServerCondition.Unknown, _) => DotState.Unknown,
        _ => DotState.Trouble,
    };

    /// <summary>The dot's word.</summary>
    public static string Word(ServerCondition condition, PowerState state) => condition switch
    {
        ServerCondition.Suspended => "Suspended",
        ServerCondition.Installing => "Installing",
        ServerCondition.InstallFailed => "Not installed",
        ServerCondition.Transferring => "Moving",
        ServerCondition.Restoring => "Restoring",
        ServerCondition.Maintenance => "Maintenance",
        ServerCondition.NodeOffline => "Unreachable",
        _ => state switch
        {
            PowerState.Running => "Running",
            PowerState.Starting => "Starting",
            PowerState.Stopping => "Stopping",
            PowerState.Offline => "Off",
            _ => "Not known",
        },
    };

    private static (double Size, string Name) Unit(double mb) => mb >= 1024 ? (1024, "GB") : (1, "MB");

    private static string Number(double value) => value.ToString(value >= 100 ? "0" : "0.#", CultureInfo.InvariantCulture);
}
