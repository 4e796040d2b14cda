namespace Portal.Components.Controls;

/// <summary>What <see cref="StatusDot"/> can show. Trouble: cannot be used for another reason (installing failed, node offline).</summary>
public enum DotState
{
    Unknown,
    Running,
    Starting,
    Stopping,
    Offline,
    Suspended,
    Trouble,
}
