using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Jobs;

namespace Portal.Domain.Attachments;

/// <summary>
/// Deletes the text of attached logs whose time is up, uploads that were never sent, and files that belong to nothing. Their rows stay, so that
/// the conversation can say that there was a log.
/// </summary>
public sealed class ForgetAttachmentsJob(IPortalDbFactory databases, AttachmentFolder folder, TimeProvider clock) : IJob
{
    // Long enough for an upload over a slow line, and for its message to be typed.
    private static readonly TimeSpan Unsent = TimeSpan.FromHours(2);

    /// <inheritdoc/>
    public static JobPlan Plan { get; } = new(
        "forget-attached-logs", Cron: "7 * * * *", TimeLimit: TimeSpan.FromMinutes(10),
        Purpose: "Deletes attached logs a day after they were sent, and uploads that were never sent.");

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var (now, unsentSince) = (clock.GetUtcNow(), clock.GetUtcNow() - Unsent);
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var over = await db.Attachments.Where(a => a.GoneAt == null && a.ExpiresAt <= now).Select(a => a.Id).ToListAsync(cancellationToken);
        var unsent = await db.Attachments.Where(a => a.MessageId == null && a.UploadedAt <= unsentSince).Select(a => a.Id).ToListAsync(cancellationToken);
        foreach (var id in over.Concat(unsent))
        {
            cancellationToken.ThrowIfCancellationRequested();
            folder.Delete(id);
        }

        await db.Attachments.Where(a => unsent.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.Attachments.Where(a => over.Contains(a.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.GoneAt, (DateTimeOffset?)now), cancellationToken);
        var strays = await ForgetStraysAsync(db, unsentSince, cancellationToken);
        return new JobResult(over.Count + unsent.Count + strays, $"{over.Count + unsent.Count} logs deleted.");
    }

    private async Task<int> ForgetStraysAsync(IPortalDb db, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = folder.All().Where(file => file.At < before).Select(file => file.Id).ToList();
        var known = await db.Attachments.Where(a => old.Contains(a.Id) && a.GoneAt == null).Select(a => a.Id).ToListAsync(cancellationToken);
        var strays = old.Except(known).ToList();
        strays.ForEach(folder.Delete);
        return strays.Count;
    }
}
