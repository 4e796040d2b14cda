using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Domain.Tickets;

/// <summary>How patiently letters are tried again.</summary>
public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>Seconds between all tries; unset = 10 s, 1 m, 5 m, 30 m, 2 h, then hourly (security, D30).</summary>
    [Range(1, 86_400)]
    public int? RetrySeconds { get; set; }
}

[OptionsValidator]
internal sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;
