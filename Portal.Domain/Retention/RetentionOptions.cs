using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Domain.Retention;

/// <summary>How long things are kept, in days.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Conversations with all that belongs to them, after the last word.</summary>
    [Range(7, 3650)]
    public int ConversationDays { get; set; } = 365;

    /// <summary>Sign-ins, after they ended or were last seen.</summary>
    [Range(1, 3650)]
    public int SignInDays { get; set; } = 90;

    /// <summary>The history of jobs.</summary>
    [Range(1, 3650)]
    public int JobRunDays { get; set; } = 90;

    /// <summary>Unanswered questions, after they were last asked.</summary>
    [Range(1, 3650)]
    public int QuestionDays { get; set; } = 365;
}

[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;
