namespace Portal.Domain.LogAnalysis;

/// <summary>What the panel knows beside the log. Null = not known.</summary>
public sealed record LogFacts
{
    public int? ExitCode { get; init; }

    /// <summary>Whether the kernel ended the process because the container was out of memory.</summary>
    public bool? KilledForMemory { get; init; }

    /// <summary>The container's limit in megabytes.</summary>
    public int? MemoryLimitMb { get; init; }

    public string? DockerImage { get; init; }

    /// <summary>The start command with its variables filled in.</summary>
    public string? Invocation { get; init; }

    /// <summary>The power state: running, starting, stopping, offline.</summary>
    public string? State { get; init; }

    /// <summary>Bytes in use now.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Start-up variables.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>Ports that belong to the server and are not its main one.</summary>
    public IReadOnlyList<int>? OtherPorts { get; init; }
}
