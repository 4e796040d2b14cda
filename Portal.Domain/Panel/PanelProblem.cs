namespace Portal.Domain.Panel;

/// <summary>Why the panel could not do what was asked. Each has its own sentence for the owner.</summary>
public enum PanelProblemKind
{
    NotFound,
    NoPermission,
    NotLinked,
    KeyRevoked,
    Suspended,
    Installing,
    InstallFailed,
    Transferring,
    Restoring,
    Maintenance,
    NodeOffline,
    ServerOffline,
    RateLimited,
    PanelDown,
    Invalid,
    NoLog,
    Failed,
}

/// <summary>A refusal or failure of the panel in plain words.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Message">What the owner may read.</param>
/// <param name="Permission">The missing panel permission, for <see cref="PanelProblemKind.NoPermission"/>.</param>
/// <param name="Fields">Field → what is wrong with it, for <see cref="PanelProblemKind.Invalid"/>.</param>
/// <param name="Status">The HTTP status, where there was one.</param>
/// <param name="RetryAfter">How long the panel asks to wait.</param>
public sealed record PanelProblem(
    PanelProblemKind Kind, string Message, string? Permission = null, IReadOnlyDictionary<string, string>? Fields = null, int? Status = null,
    TimeSpan? RetryAfter = null)
{
    /// <summary>The name outside scripts know it by, e.g. <c>no_permission</c>.</summary>
    public string Code => string.Concat(Kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}

/// <summary>Thrown by the panel ports. <see cref="Problem"/> says what happened; the message is its plain sentence.</summary>
public sealed class PanelProblemException(PanelProblem problem, Exception? inner = null) : Exception(problem.Message, inner)
{
    /// <summary>What happened.</summary>
    public PanelProblem Problem { get; } = problem;
}
