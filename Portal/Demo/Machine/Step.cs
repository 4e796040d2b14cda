namespace Portal.Demo.Machine;

/// <summary>What a game server does next while it boots, lives or stops.</summary>
public abstract record Step
{
    /// <summary>Logs something, in console and file.</summary>
    public sealed record Say(string Text, string Level = "INFO", string Thread = "Server thread", string? Logger = null) : Step;

    /// <summary>Prints something the logging system does not see: the console only.</summary>
    public sealed record Print(string Text) : Step;

    /// <summary>Lets time pass.</summary>
    public sealed record Pause(TimeSpan For) : Step;

    /// <summary>Does something to the server: a file written, a player gone.</summary>
    public sealed record Do(Action<DemoServer> Act) : Step;

    /// <summary>The process ends by itself.</summary>
    /// <param name="OutOfMemory">The kernel killed it for its memory.</param>
    public sealed record Exit(int Code, bool OutOfMemory = false) : Step;
}
