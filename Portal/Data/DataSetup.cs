using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Domain.Data;

namespace Portal.Data;

/// <summary>Chooses the database: a PostgreSQL connection string, or a SQLite file in the data directory.</summary>
public static class DataSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>Registers contexts and factories.</summary>
        /// <param name="connectionString">Empty = SQLite file <c>portal.db</c> in <paramref name="dataDirectory"/>.</param>
        /// <param name="dataDirectory">An absolute path.</param>
        public IServiceCollection AddPortalData(string? connectionString, string dataDirectory) =>
            IsPostgres(connectionString)
                ? services.AddPostgres(connectionString!)
                : services.AddSqlite(string.IsNullOrWhiteSpace(connectionString) ? DefaultFile(dataDirectory) : connectionString);

        private IServiceCollection AddPostgres(string connectionString)
        {
            services.AddPooledDbContextFactory<PostgresPortalDbContext>(options =>
                options.UseNpgsql(connectionString).ConfigureWarnings(Quiet));
            return services.AddFactory<PostgresPortalDbContext>();
        }

        private IServiceCollection AddSqlite(string connectionString)
        {
            services.AddPooledDbContextFactory<SqlitePortalDbContext>(options =>
                options.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()).ConfigureWarnings(Quiet));
            return services.AddFactory<SqlitePortalDbContext>();
        }

        private IServiceCollection AddFactory<TContext>()
            where TContext : PortalDbContext
        {
            services.AddSingleton<PortalDbFactory<TContext>>();
            services.AddSingleton<IPortalDbFactory>(provider => provider.GetRequiredService<PortalDbFactory<TContext>>());
            services.AddSingleton<IPortalContexts>(provider => provider.GetRequiredService<PortalDbFactory<TContext>>());
            // Identity's user store wants a scoped context. It sees accounts only: nobody asking means no owned rows.
            services.AddScoped<PortalDbContext>(provider => provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
            return services;
        }
    }

    /// <summary>Whether this is a PostgreSQL connection string.</summary>
    public static bool IsPostgres(string? connectionString) =>
        connectionString?.Contains("Host=", StringComparison.OrdinalIgnoreCase) == true;

    private static string DefaultFile(string dataDirectory) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "portal.db") }.ToString();

    private static void Quiet(WarningsConfigurationBuilder warnings) => warnings
        .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
        .Ignore(RelationalEventId.PendingModelChangesWarning); // guarded by a test instead
}
