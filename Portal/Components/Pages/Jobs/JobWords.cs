using System.Globalization;
using Portal.Components.Controls;
using Portal.Domain.Jobs;

namespace Portal.Components.Pages.Jobs;

/// <summary>Runs in words and colours.</summary>
internal static class JobWords
{
    public static Tone Colour(JobRunState state) => state switch
    {
        JobRunState.Running => Tone.Info,
        JobRunState.Succeeded => Tone.Good,
        JobRunState.Failed => Tone.Bad,
        JobRunState.Interrupted => Tone.Warn,
        _ => Tone.Neutral,
    };

    /// <summary>"12 of 300", and how fast.</summary>
    public static string Progress(JobRun run, DateTimeOffset now)
    {
        var done = run.Total is { } total ? $"{run.Done:N0} of {total:N0}" : $"{run.Done:N0}";
        var seconds = ((run.EndedAt ?? now) - run.CreatedAt).TotalSeconds;
        return seconds >= 1 && run.Done > 0 ? string.Create(CultureInfo.InvariantCulture, $"{done} · {run.Done / seconds:0.#} a second") : done;
    }

    public static string Took(JobRun run) => run.EndedAt is { } ended ? TimeWords.Span(ended - run.CreatedAt) : "running";

    /// <summary>The day and minute, UTC.</summary>
    public static string At(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM, HH:mm", CultureInfo.InvariantCulture);

    public static string By(JobRun run) => run.StartedBy is { Length: > 0 } ? "by hand" : "by schedule";
}
