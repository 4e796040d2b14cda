using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Domain.Knowledge.Sources;

/// <summary>Keeps a row of every run over a source.</summary>
public sealed class SourceRuns(IPortalDbFactory databases, TimeProvider clock)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, DateTimeOffset> _reported = new();

    /// <summary>Opens the row. One that is still open was cut off with its process.</summary>
    public async Task<SourceRun> BeginAsync(string source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await db.SourceRuns.Where(r => r.Source == source && r.State == SourceRunState.Running).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, SourceRunState.CutOff).SetProperty(r => r.EndedAt, (DateTimeOffset?)now)
                .SetProperty(r => r.Reason, "The portal ended while it ran."),
            cancellationToken);
        var cutoff = now - KeptFor;
        await db.SourceRuns.Where(r => r.Source == source && r.StartedAt < cutoff).ExecuteDeleteAsync(cancellationToken);
        var run = db.SourceRuns.Add(new SourceRun { Source = source, StartedAt = now }).Entity;
        await db.SaveChangesAsync(cancellationToken);
        return run;
    }

    /// <summary>The newest runs of a source.</summary>
    public async Task<IReadOnlyList<SourceRun>> ListAsync(string source, int top, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.SourceRuns.AsNoTracking().Where(r => r.Source == source).OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id)
            .Take(top).ToListAsync(cancellationToken);
    }

    /// <summary>The newest run of every source that has one.</summary>
    public async Task<IReadOnlyDictionary<string, SourceRun>> NewestAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var newest = await db.SourceRuns.AsNoTracking()
            .Where(r => !db.SourceRuns.Any(later => later.Source == r.Source && later.StartedAt > r.StartedAt)).ToListAsync(cancellationToken);
        return newest.GroupBy(r => r.Source).ToDictionary(group => group.Key, group => group.MaxBy(r => r.Id)!);
    }

    /// <summary>Writes the counts so far, about every second.</summary>
    internal async Task ReportAsync(SourceRun? run, Tally tally, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (run is null || now - _reported.GetOrAdd(run.Id, run.StartedAt) < ReportEvery)
        {
            return;
        }

        _reported[run.Id] = now;
        await SaveAsync(run, tally, cancellationToken);
    }

    /// <summary>Closes the row by how the look went.</summary>
    internal Task EndAsync(SourceRun run, Tally tally, SourceLook look)
    {
        run.Notes = look.Notes.Count > 0 ? string.Join('\n', look.Notes) : null;
        return look switch
        {
            { Failure: { } failure } => EndAsync(run, tally, SourceRunState.Failed, Sentence(failure)),
            { Shortfall: { } shortfall } => EndAsync(run, tally, SourceRunState.Partial, Sentence(shortfall)),
            _ => EndAsync(run, tally, SourceRunState.Done, null),
        };
    }

    /// <summary>Closes the row.</summary>
    internal async Task EndAsync(SourceRun run, Tally tally, SourceRunState state, string? reason)
    {
        _reported.TryRemove(run.Id, out _);
        (run.State, run.Reason, run.EndedAt) = (state, reason, clock.GetUtcNow());
        await SaveAsync(run, tally, CancellationToken.None);
    }

    private async Task SaveAsync(SourceRun run, Tally tally, CancellationToken cancellationToken)
    {
        tally.Fill(run);
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await db.SourceRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, run.State).SetProperty(r => r.Reason, run.Reason).SetProperty(r => r.EndedAt, run.EndedAt)
                .SetProperty(r => r.Notes, run.Notes).SetProperty(r => r.Indexed, run.Indexed).SetProperty(r => r.Unchanged, run.Unchanged)
                .SetProperty(r => r.Failed, run.Failed).SetProperty(r => r.Removed, run.Removed).SetProperty(r => r.Bytes, run.Bytes),
            cancellationToken);
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
