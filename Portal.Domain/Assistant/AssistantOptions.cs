using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Domain.Assistant;

/// <summary>How the assistant works without a model, and the limits of every turn.</summary>
public sealed class AssistantOptions
{
    public const string Section = "Assistant";

    /// <summary>Log lines read for an answer (L6).</summary>
    [Range(20, 5000)]
    public int LogLines { get; set; } = 200;

    /// <summary>From this belief on a passage is an answer; below, the assistant says that it does not know.</summary>
    [Range(0.0, 1.0)]
    public double AnswerableFrom { get; set; } = 0.5;

    /// <summary>Servers whose logs are read when the owner names none.</summary>
    [Range(1, 50)]
    public int ServersLookedAt { get; set; } = 10;

    /// <summary>Share of its memory from which a running server counts as tight.</summary>
    [Range(0.5, 1.0)]
    public double MemoryTightFrom { get; set; } = 0.92;
}

[OptionsValidator]
internal sealed partial class AssistantOptionsValidator : IValidateOptions<AssistantOptions>;
