namespace Portal.Demo.Machine;

/// <summary>What a server is: everything the panel's admin typed in, and how its software behaves. A scenario each.</summary>
public abstract class ServerPlan
{
    /// <summary>The short name tests and texts use: <c>s1</c>.</summary>
    public abstract string Key { get; }

    public abstract string Uuid { get; }

    public abstract string Name { get; }

    public abstract string OwnerEmail { get; }

    public abstract Egg Egg { get; }

    /// <summary>The heap limit as the variable MAX_MEMORY says it at first, in MB.</summary>
    public virtual int MaxMemory => MemoryMb;

    public abstract int MemoryMb { get; }

    public virtual int DiskMb => 10_240;

    public virtual int CpuPercent => 200;

    public virtual int Port => 25565;

    /// <summary>More ports of this server besides <see cref="Port"/>.</summary>
    public virtual IReadOnlyList<int> OtherPorts => [];

    public virtual string Description => "";

    public virtual string Node => "fra-3";

    public virtual bool IsSuspended => false;

    /// <summary>How long it had been running when the world began; null = it was off.</summary>
    public virtual TimeSpan? RunningFor => null;

    /// <summary>People who co-manage it: e-mail → permissions.</summary>
    public virtual IReadOnlyDictionary<string, IReadOnlyList<string>> Subusers => new Dictionary<string, IReadOnlyList<string>>();

    public LogStyle Style => Egg.Style;

    /// <summary>
    /// Where the host also keeps the console, as a plain file of the server's, or null. Most hosts do not; there a stopped server's daemon lines are gone.
    /// </summary>
    public virtual Action<DemoServer, string>? ConsoleFile => null;

    /// <summary>
    /// Wings starts a crashed server again unless it crashed within 60 s. The demo's servers are in that loop already, so that one start shows one failure.
    /// </summary>
    public virtual bool RestartsAfterCrash => false;

    /// <summary>How long <see cref="Boot"/> takes in all.</summary>
    public virtual TimeSpan BootTime => TimeSpan.FromSeconds(4.4);

    /// <summary>Memory in use once warm, bytes.</summary>
    public virtual long WarmMemory(DemoServer server) => (long)(MemoryMb * 0.45 * 1024 * 1024);

    /// <summary>How long the heap takes to grow to <see cref="WarmMemory"/> after a start.</summary>
    protected internal virtual TimeSpan WarmUp => TimeSpan.FromMinutes(1);

    /// <summary>Processor use when nothing special happens, percent of one core.</summary>
    public virtual double UsualCpu(DemoServer server) => 14;

    /// <summary>Puts files and the past on the new server's disk.</summary>
    public abstract void Furnish(DemoServer server);

    /// <summary>From the java command to the done text, or to <see cref="Step.Exit"/>.</summary>
    public abstract IEnumerable<Step> Boot(DemoServer server);

    /// <summary>What happens while it runs. May end with <see cref="Step.Exit"/>; when it just ends, the server idles on.</summary>
    public virtual IEnumerable<Step> Life(DemoServer server) => [];

    /// <summary>What it prints while it stops.</summary>
    public virtual IEnumerable<Step> Stop(DemoServer server) =>
    [
        new Step.Say("Stopping the server"),
        new Step.Say("Stopping server"),
        new Step.Say("Saving players"),
        new Step.Say("Saving worlds"),
        new Step.Say("Saving chunks for level 'ServerLevel[world]'/minecraft:overworld"),
        new Step.Say("ThreadedAnvilChunkStorage (world): All chunks are saved"),
        new Step.Say("ThreadedAnvilChunkStorage: All dimensions are saved"),
    ];
}
