using Microsoft.Data.Sqlite;
using Portal.Data;
using Portal.Domain.Analytics;
using Portal.Domain.Attachments;
using Portal.Domain.Knowledge;
using Quartz;

namespace Portal.Jobs;

/// <summary>Registers the scheduler on its persistent store, and every job.</summary>
public static class JobsSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>The scheduler and its jobs.</summary>
        /// <param name="connectionString">PostgreSQL: the same database, clustered. Otherwise a SQLite file of its own in <paramref name="dataDirectory"/>.</param>
        public IServiceCollection AddJobs(string? connectionString, string dataDirectory, IConfiguration configuration)
        {
            services.AddJob<IngestKnowledgeJob>(configuration["Knowledge:Cron"]);
            services.AddJob<IngestDueSourcesJob>(null);
            services.AddJob<ForgetStaleContentJob>(configuration["Knowledge:CleanupCron"]);
            services.AddJob<FoldInteractionsJob>(null);
            services.AddJob<ForgetAttachmentsJob>(null);
            services.AddQuartz(quartz => quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                if (DataSetup.IsPostgres(connectionString))
                {
                    store.UsePostgres(connectionString!);
                    store.UseClustering(_ => { });
                }
                else
                {
                    store.UseSqlite(new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "jobs.db") }.ToString());
                }
            }));
            services.AddSingleton<JobRuns>().AddSingleton<JobsBoard>();
            services.AddHostedService<JobSchedule>();
            return services.AddQuartzHostedService(host => host.WaitForJobsToComplete = false);
        }

        private void AddJob<TJob>(string? cron)
            where TJob : class, Portal.Domain.Jobs.IJob
        {
            services.AddScoped<TJob>();
            var plan = string.IsNullOrWhiteSpace(cron) ? TJob.Plan : TJob.Plan with { Cron = cron };
            services.AddSingleton(new RegisteredJob(
                plan, (provider, progress, token) => provider.GetRequiredService<TJob>().RunAsync(progress, token)));
        }
    }
}
