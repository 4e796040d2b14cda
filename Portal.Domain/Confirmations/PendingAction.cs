using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Domain.Confirmations;

/// <summary>Where an action stands. Pending → Sending → Succeeded | Failed | Unknown, or Declined | Expired | Superseded.</summary>
public enum ActionState
{
    Pending,
    Sending,
    Succeeded,
    Failed,

    /// <summary>The request may or may not have arrived, or its effect was not seen in time.</summary>
    Unknown,
    Declined,
    Expired,
    Superseded,
}

/// <summary>A change the assistant proposed and the owner may accept once.</summary>
public sealed class PendingAction : IOfConversation
{
    public Guid Id { get; init; } = Guid.NewGuid(); // random, not time-ordered: an id must not be guessable
    public required string OwnerId { get; init; }
    public required string SessionId { get; init; }
    public required Guid ConversationId { get; init; }

    /// <summary>The assistant's message that shows the card.</summary>
    public required Guid MessageId { get; init; }

    public required string ServerId { get; init; }
    public required string ServerName { get; init; }

    /// <summary>start, stop, restart, kill, set_variable, set_docker_image, disable_plugin, disable_mod, enable_file, accept_eula, remove_session_lock, restore_file.</summary>
    public required string Verb { get; init; }

    /// <summary>Parameters as canonical JSON (keys sorted, no white space): what to change, what it was before, the pre-image's hash, the diff.</summary>
    public required string Parameters { get; init; }

    /// <summary>SHA-256 (hex) of <see cref="Parameters"/>, checked again when sending.</summary>
    public required string ParametersHash { get; init; }

    /// <summary>True when the same card also starts the server afterwards.</summary>
    public bool ThenStart { get; init; }

    /// <summary>What the owner risks, one sentence.</summary>
    public required string Consequence { get; init; }

    /// <summary>Code of the finding this should cure, or null; checked again afterwards.</summary>
    public string? FindingCode { get; init; }

    /// <summary>The turn had read text that strangers can write; the card says so.</summary>
    public bool AfterReadingLog { get; init; }

    public ActionState State { get; set; } = ActionState.Pending;
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? DecidedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What was seen, in plain words.</summary>
    public string? Outcome { get; set; }

    /// <summary>What was seen, as JSON lines of <c>{at, what}</c>: states, the ready line, the finding gone or still there.</summary>
    public string? Proof { get; set; }
}

internal sealed class PendingActionConfiguration : IEntityTypeConfiguration<PendingAction>
{
    public void Configure(EntityTypeBuilder<PendingAction> action)
    {
        action.Property(a => a.OwnerId).HasMaxLength(64);
        action.Property(a => a.SessionId).HasMaxLength(64);
        action.Property(a => a.ServerId).HasMaxLength(64);
        action.Property(a => a.ServerName).HasMaxLength(200);
        action.Property(a => a.Verb).HasMaxLength(32);
        action.Property(a => a.ParametersHash).HasMaxLength(64);
        action.Property(a => a.FindingCode).HasMaxLength(80);
        action.Property(a => a.State).HasConversion<string>().HasMaxLength(16);
        action.HasIndex(a => new { a.ConversationId, a.State });
        action.HasIndex(a => new { a.State, a.ExpiresAt });
    }
}
