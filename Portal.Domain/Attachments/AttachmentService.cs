using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Domain.Attachments;

/// <summary>What became of an upload: the attachment, or why there is none.</summary>
public sealed record UploadResult(Attachment? Attachment, UploadRefusal? Refused);

/// <summary>
/// Logs that owners attach. Everything asks who is calling: what is not theirs is not there. An attachment belongs to nobody's message
/// until one is sent with it.
/// </summary>
public sealed partial class AttachmentService(
    IPortalDbFactory databases, AttachmentFolder folder, UploadPace pace, IOptionsMonitor<AttachmentOptions> options, TimeProvider clock,
    ILogger<AttachmentService> logger)
{
    /// <summary>Receives a log. Nothing is kept of one that is refused or breaks off.</summary>
    public async Task<UploadResult> ReceiveAsync(Caller caller, string? fileName, Stream body, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(caller, cancellationToken) is { } refusal)
        {
            return new UploadResult(null, refusal);
        }

        var (id, name, limits) = (Guid.CreateVersion7(), AttachmentName.Tidy(fileName), options.CurrentValue);
        try
        {
            var (bytes, index) = await KeepAsync(id, name, body, limits, cancellationToken);
            var now = clock.GetUtcNow();
            var attachment = new Attachment
            {
                Id = id, OwnerId = caller.UserId, Name = name, Bytes = bytes, Lines = index.Lines, UploadedAt = now, ExpiresAt = now.AddHours(limits.KeepHours),
            };
            await using var db = await databases.OpenAsync(caller, cancellationToken);
            db.Attachments.Add(attachment);
            await db.SaveChangesAsync(cancellationToken);
            Log.Received(logger, id, bytes, index.Lines);
            return new UploadResult(attachment, null);
        }
        catch (UploadRefusedException problem)
        {
            folder.Delete(id);
            Log.Refused(logger, problem.Refusal.Problem);
            return new UploadResult(null, problem.Refusal);
        }
        catch
        {
            folder.Delete(id);
            throw;
        }
    }

    /// <summary>An attachment of the caller's own, or null.</summary>
    public async Task<Attachment?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.OwnerId == caller.UserId, cancellationToken);
    }

    /// <summary>The attachments of a conversation, oldest first.</summary>
    public async Task<IReadOnlyList<Attachment>> ListAsync(Caller caller, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.Attachments.AsNoTracking().Where(a => a.ConversationId == conversationId && a.OwnerId == caller.UserId)
            .OrderBy(a => a.UploadedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The text of an attachment, or null: not theirs, or gone.</summary>
    public async Task<StoredLog?> OpenAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(caller, id, cancellationToken) is not { } attachment || attachment.IsGone(clock.GetUtcNow()))
        {
            return null;
        }

        try
        {
            await using var index = File.OpenRead(folder.Index(id));
            return new StoredLog(() => File.OpenRead(folder.Text(id)), LineIndex.Read(index));
        }
        catch (IOException)
        {
            return null; // kept by another node, or removed by hand: to its owner it is gone
        }
    }

    /// <summary>Ties uploads to a message that is being saved. Says why not when one of them cannot be.</summary>
    public async Task<string?> TieAsync(IPortalDb db, Message message, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > options.CurrentValue.PerMessage)
        {
            return $"At most {options.CurrentValue.PerMessage} logs fit with one message.";
        }

        var found = await db.Attachments.Where(a => ids.Contains(a.Id) && a.OwnerId == message.OwnerId && a.MessageId == null).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (found.Count != ids.Distinct().Count() || found.Exists(a => a.IsGone(now)))
        {
            return "An attached log is not there any more. Please attach it again.";
        }

        found.ForEach(a => (a.ConversationId, a.MessageId) = (message.ConversationId, message.Id));
        return null;
    }

    /// <summary>The logs of a message that is being replaced go on with the new one.</summary>
    public async Task MoveAsync(IPortalDb db, Guid fromMessageId, Message to, CancellationToken cancellationToken)
    {
        var moved = await db.Attachments.Where(a => a.MessageId == fromMessageId && a.OwnerId == to.OwnerId).ToListAsync(cancellationToken);
        moved.ForEach(a => a.MessageId = to.Id);
    }

    /// <summary>Throws an upload away that was not sent. False when there is none.</summary>
    public async Task<bool> DiscardAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var removed = await db.Attachments.Where(a => a.Id == id && a.OwnerId == caller.UserId && a.MessageId == null).ExecuteDeleteAsync(cancellationToken) == 1;
        if (removed)
        {
            folder.Delete(id);
        }

        return removed;
    }

    private async Task<UploadRefusal?> RefusalAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (pace.Take(caller.UserId) is { } wait)
        {
            return new UploadRefusal(UploadProblem.TooMany, $"That was many uploads. Please try again in {Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))} minutes.", wait);
        }

        var (now, limits) = (clock.GetUtcNow(), options.CurrentValue);
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var kept = await db.Attachments.Where(a => a.OwnerId == caller.UserId && a.GoneAt == null && a.ExpiresAt > now).SumAsync(a => a.Bytes, cancellationToken);
        return kept < (long)limits.OwnerMegabytes << 20
            ? null
            : new UploadRefusal(UploadProblem.NoRoom, $"Your attached logs take up {limits.OwnerMegabytes} MiB already. Each is deleted {limits.KeepHours} hours after it was sent; please try again then.");
    }

    private async Task<(long Bytes, LineIndex Index)> KeepAsync(
        Guid id, string name, Stream body, AttachmentOptions limits, CancellationToken cancellationToken)
    {
        (long Bytes, LineIndex Index) taken;
        await using (var file = folder.Create(folder.Part(id)))
        {
            taken = await LogIntake.CopyAsync(body, name, file, limits, cancellationToken);
        }

        await using (var index = folder.Create(folder.Index(id)))
        {
            taken.Index.Write(index);
        }

        File.Move(folder.Part(id), folder.Text(id));
        return taken;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Attachment {Attachment} received: {Bytes} bytes, {Lines} lines.")]
        public static partial void Received(ILogger logger, Guid attachment, long bytes, long lines);

        [LoggerMessage(LogLevel.Information, "An upload was refused: {Problem}.")]
        public static partial void Refused(ILogger logger, UploadProblem problem);
    }
}
