using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Portal.Domain.Tickets;

namespace Portal.Domain.Escalation;

/// <summary>When a person takes over, and how soon an answer is promised.</summary>
public sealed class EscalationOptions : IValidatableObject
{
    public const string Section = "Escalation";

    /// <summary>A conversation with more messages than this, both sides counted, goes to a person (E1).</summary>
    [Range(2, 200)]
    public int MaxMessages { get; set; } = 10;

    /// <summary>Whole words, any case, that send a conversation to a person; separated by commas (E1).</summary>
    [Required]
    public string Words { get; set; } = "billing, refund";

    /// <summary>How many of the owner's last messages are searched for <see cref="Words"/> (E1).</summary>
    [Range(1, 50)]
    public int RecentMessages { get; set; } = 3;

    /// <summary>The promise for ordinary tickets, within opening hours (E4).</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan ExpectedResponse { get; set; } = TimeSpan.FromHours(2);

    /// <summary>The promise for high and urgent tickets; unset = half of <see cref="ExpectedResponse"/>.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan? ExpectedResponseHigh { get; set; }

    /// <summary>The promise for a ticket of this priority, counted in opening hours.</summary>
    public TimeSpan Within(TicketPriority priority) =>
        priority is TicketPriority.High or TicketPriority.Urgent ? ExpectedResponseHigh ?? ExpectedResponse / 2 : ExpectedResponse;

    /// <summary>Days with open hours, e.g. <c>Mon-Fri</c> or <c>Mon,Tue,Sat</c>; empty = every day.</summary>
    public string OpenDays { get; set; } = "";

    /// <summary>When the desk opens, in <see cref="TimeZone"/>.</summary>
    [Range(0, 23)]
    public int OpensAt { get; set; }

    /// <summary>When it closes; 24 = midnight.</summary>
    [Range(1, 24)]
    public int ClosesAt { get; set; } = 24;

    /// <summary>The time zone of the opening hours, an IANA name.</summary>
    [Required]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Open tickets of one owner at most (security, part 3).</summary>
    [Range(1, 1000)]
    public int OpenTickets { get; set; } = 5;

    /// <summary>New tickets of one owner in 24 hours at most (security, part 3).</summary>
    [Range(1, 1000)]
    public int TicketsPerDay { get; set; } = 10;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new ValidationResult($"there is no time zone '{TimeZone}'", [nameof(TimeZone)]);
        }

        if (OpensAt >= ClosesAt)
        {
            yield return new ValidationResult("the desk must open before it closes", [nameof(OpensAt)]);
        }

        if (OpeningHours.Days(OpenDays) is null)
        {
            yield return new ValidationResult($"'{OpenDays}' is no list of days like Mon-Fri or Mon,Wed", [nameof(OpenDays)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class EscalationOptionsValidator : IValidateOptions<EscalationOptions>;
