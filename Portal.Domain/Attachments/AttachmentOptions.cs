using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Domain.Attachments;

/// <summary>How many attached logs are taken and how long they are kept.</summary>
public sealed class AttachmentOptions
{
    public const string Section = "Attachments";

    /// <summary>Megabytes of one log after unpacking (security, D27).</summary>
    [Range(1, 64)]
    public int MostMegabytes { get; set; } = 64;

    /// <summary>Hours until a log is deleted. Its findings stay with the conversation.</summary>
    [Range(1, 720)]
    public int KeepHours { get; set; } = 24;

    /// <summary>Uploads of one owner in an hour, refused ones included.</summary>
    [Range(1, 1000)]
    public int PerHour { get; set; } = 30;

    /// <summary>Megabytes that one owner's logs may take up at the same time.</summary>
    [Range(1, 10_240)]
    public int OwnerMegabytes { get; set; } = 256;

    /// <summary>Logs that come with one message.</summary>
    [Range(1, 20)]
    public int PerMessage { get; set; } = 5;

    /// <summary>The most bytes of one log.</summary>
    public long MostBytes => (long)MostMegabytes << 20;
}

[OptionsValidator]
internal sealed partial class AttachmentOptionsValidator : IValidateOptions<AttachmentOptions>;
