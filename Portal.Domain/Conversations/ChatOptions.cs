using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Domain.Conversations;

/// <summary>Limits of the chat (security, part 3).</summary>
public sealed class ChatOptions
{
    public const string Section = "Chat";

    /// <summary>Characters of one message.</summary>
    [Range(200, 100_000)]
    public int MaxCharacters { get; set; } = 8000;

    /// <summary>Messages of one owner in a minute.</summary>
    [Range(1, 10_000)]
    public int PerMinute { get; set; } = 20;

    /// <summary>Messages of one owner in a day (24 h).</summary>
    [Range(1, 1_000_000)]
    public int PerDay { get; set; } = 300;

    /// <summary>Answers written at once.</summary>
    [Range(1, 256)]
    public int AtOnce { get; set; } = 16;

    /// <summary>The longest a turn may take.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00")]
    public TimeSpan TurnLimit { get; set; } = TimeSpan.FromMinutes(2);
}

[OptionsValidator]
internal sealed partial class ChatOptionsValidator : IValidateOptions<ChatOptions>;
