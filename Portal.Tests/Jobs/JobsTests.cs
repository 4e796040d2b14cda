using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Data;
using Portal.Domain.Jobs;
using Portal.Jobs;
using Portal.Tests.Fixtures;
using Portal.Domain.People;

namespace Portal.Tests.Jobs;

public sealed class JobsTests
{
    private static Caller Admin => Callers.Admin;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "K7"), Trait("Req", "K8")]
    public async Task Ingestion_and_clean_up_are_scheduled_and_run_now_runs_once()
    {
        await using var portal = new PortalFactory { Demo = true };
        var board = portal.Services.GetRequiredService<JobsBoard>();
        var cards = await board.ListAsync(Admin, Token);
        cards.Single(c => c.Plan.Name == "ingest-knowledge").InWords.Should().Be("every 6 hours");
        cards.Single(c => c.Plan.Name == "forget-stale-content").InWords.Should().Be("every day at 02:00 UTC");
        cards.Should().OnlyContain(c => c.Next.Count == 5);
        cards.Should().Contain(c => c.Plan.Name == "back-up").And.Contain(c => c.Plan.Name == "deliver-letters").And.Contain(c => c.Plan.Name == "forget-old-data");
        await board.RunNowAsync(Admin with { Role = Role.Owner }, "ingest-knowledge", null, Token);
        await board.RunNowAsync(Admin, "ingest-knowledge", null, Token);
        var run = await EndedAsync(board, "ingest-knowledge");
        run.Should().Match<JobRun>(r => r.State == JobRunState.Succeeded && r.StartedBy == "admin");
        (await board.HistoryAsync(Admin, "ingest-knowledge", null, 10, Token)).Should().ContainSingle("the owner's click was refused");
    }

    [Fact, Trait("Req", "K7")]
    public async Task A_failure_is_recorded_and_a_paused_job_stays_paused()
    {
        await using var portal = new PortalFactory
        {
            Replace = services => services.AddSingleton(new RegisteredJob(
                new JobPlan("breaks", "0 3 * * *", TimeSpan.FromMinutes(1), "Fails."), (_, _, _) => throw new InvalidOperationException("no luck"))),
        };
        var board = portal.Services.GetRequiredService<JobsBoard>();
        await board.RunNowAsync(Admin, "breaks", null, Token);
        (await EndedAsync(board, "breaks")).Should().Match<JobRun>(r => r.State == JobRunState.Failed && r.Error == "no luck");
        await board.PauseAsync(Admin, "breaks", Token);
        (await board.ListAsync(Admin, Token)).Single(c => c.Plan.Name == "breaks").IsPaused.Should().BeTrue();
        await board.ResumeAsync(Admin, "breaks", Token);
        (await board.ListAsync(Admin, Token)).Single(c => c.Plan.Name == "breaks").IsPaused.Should().BeFalse();
    }

    [Fact, Trait("Req", "K8")]
    public async Task A_running_job_is_cancelled_and_never_overlaps_itself()
    {
        var running = new TaskCompletionSource();
        var atOnce = 0;
        var most = 0;
        await using var portal = new PortalFactory
        {
            Replace = services => services.AddSingleton(new RegisteredJob(
                new JobPlan("waits", "0 3 * * *", TimeSpan.FromMinutes(1), "Waits."), async (_, progress, token) =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref atOnce));
                    progress.Report(new JobProgress(1, 2, "waiting"));
                    running.TrySetResult();
                    try
                    {
                        await Task.Delay(Timeout.InfiniteTimeSpan, token);
                    }
                    finally
                    {
                        Interlocked.Decrement(ref atOnce);
                    }

                    return new JobResult(0);
                })),
        };
        var board = portal.Services.GetRequiredService<JobsBoard>();
        await board.RunNowAsync(Admin, "waits", null, Token);
        await board.RunNowAsync(Admin, "waits", null, Token);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await board.CancelAsync(Admin, "waits", Token);
        (await EndedAsync(board, "waits")).State.Should().Be(JobRunState.Cancelled);
        most.Should().Be(1);
    }

    [Fact, Trait("Req", "K7")]
    public async Task Every_job_run_twice_leaves_the_same_rows_as_once()
    {
        await using var portal = new PortalFactory { Demo = true };
        foreach (var job in portal.Services.GetServices<RegisteredJob>())
        {
            await RunAsync(job);
            var once = await RowsAsync();
            await RunAsync(job);
            (await RowsAsync()).Should().BeEquivalentTo(once, job.Plan.Name);
        }

        async Task RunAsync(RegisteredJob job)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            await job.Run(scope.ServiceProvider, new Progress<JobProgress>(), Token);
        }

        async Task<object> RowsAsync()
        {
            await using var db = await portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
            return new
            {
                Documents = await db.Documents.Select(d => d.Id).Order().ToListAsync(Token), Chunks = await db.Chunks.Select(c => c.Id).Order().ToListAsync(Token),
                Sources = await db.Sources.CountAsync(Token), Outbox = await db.Outbox.CountAsync(Token), Figures = await db.DailyFigures.CountAsync(Token),
                Backups = Directory.Exists(Path.Combine(portal.DataDirectory, "backups")) ? Directory.GetFiles(Path.Combine(portal.DataDirectory, "backups")).Length : 0,
            };
        }
    }

    [Fact, Trait("Req", "K8")]
    public async Task Only_admins_see_jobs_and_how_the_scheduler_is()
    {
        await using var portal = new PortalFactory();
        var board = portal.Services.GetRequiredService<JobsBoard>();
        (await board.ListAsync(Callers.Ada, Token)).Should().BeEmpty();
        (await board.HistoryAsync(Callers.Ada, null, null, 10, Token)).Should().BeEmpty();
        (await board.PauseAsync(Callers.Ada, "back-up", Token)).Should().BeFalse();
        var health = portal.Services.GetRequiredService<SchedulerHealth>();
        (await health.ReadAsync(Callers.Ada, Token)).Should().BeNull();
        (await health.ReadAsync(Admin, Token)).Should().Match<SchedulerState>(s => s.Threads > 0 && s.Store.Contains("jobs.db"));
    }

    // Ends are seen by asking; the scheduler has no feed. Bounded by the token, never by a fixed wait.
    private static async Task<JobRun> EndedAsync(JobsBoard board, string job)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(40));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await look.WaitForNextTickAsync(patience.Token))
        {
            if (await board.HistoryAsync(Admin, job, null, 5, patience.Token) is { Count: > 0 } runs && runs.FirstOrDefault(r => r.EndedAt is not null) is { } ended)
            {
                return ended;
            }
        }

        throw new InvalidOperationException("unreachable");
    }
}
