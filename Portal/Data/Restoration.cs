using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Hosting;

namespace Portal.Data;

/// <summary>Puts a backup in place of the database file, before anything has opened it.</summary>
internal static class Restoration
{
    private const string Running = "The portal is running on this data directory. Stop it first.";

    /// <summary>Restores a file.</summary>
    /// <returns>Where the database that was there is kept, or null when there was none.</returns>
    public static string? Run(string file, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        var connection = builder.Configuration.GetConnectionString("Portal");
        if (DataSetup.IsPostgres(connection))
        {
            throw new BackupException("The portal runs on PostgreSQL: restore it with pg_restore.");
        }

        if (!File.Exists(file))
        {
            throw new BackupException($"There is no file '{file}'.");
        }

        Backups.Check(file);
        RefuseNewer(file);
        var folder = builder.DataDirectory();
        var target = string.IsNullOrWhiteSpace(connection) ? Path.Combine(folder, "portal.db") : Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource);
        if (string.Equals(Path.GetFullPath(file), target, StringComparison.Ordinal))
        {
            throw new BackupException("That is the database itself, not a backup of it.");
        }

        RefuseInUse(target);
        RefuseInUse(Path.Combine(folder, "jobs.db"));
        cancellationToken.ThrowIfCancellationRequested();
        return Swap(file, target, folder);
    }

    // Copied beside the target first: the moment in which there is no database is a rename long, and a full disk changes nothing.
    private static string? Swap(string file, string target, string folder)
    {
        var fresh = $"{target}.restore";
        try
        {
            File.Copy(file, fresh, overwrite: true);
            string? kept = null;
            if (File.Exists(target))
            {
                var name = $"before-restore-{DateTime.UnixEpoch.AddSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture)}.db";
                var backups = Path.GetFullPath(Path.Combine(folder, "backups"));
                Backups.Private(backups);
                kept = Path.Combine(backups, name);
                File.Move(target, kept);
            }

            File.Delete($"{target}-wal");
            File.Delete($"{target}-shm");
            File.Move(fresh, target);
            return kept;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup could not be put in place: {problem.Message}", problem);
        }
    }

    private static void RefuseNewer(string file)
    {
        using var ours = new SqlitePortalDbContext(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite("Data Source=:memory:").Options);
        if (Backups.Migrations(file).Except(ours.Database.GetMigrations()).FirstOrDefault() is { } unknown)
        {
            throw new BackupException($"'{file}' was made by a newer portal (it has '{unknown}'). Restore it with that version.");
        }
    }

    // Leaving WAL mode needs the file alone and empties the log into it, so that the copy kept of it is whole.
    private static void RefuseInUse(string file)
    {
        if (!File.Exists(file))
        {
            return;
        }

        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA locking_mode = EXCLUSIVE";
            command.ExecuteNonQuery();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            if (command.ExecuteScalar() is not "delete")
            {
                throw new BackupException(Running);
            }

            command.CommandText = "BEGIN EXCLUSIVE";
            command.ExecuteNonQuery();
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode is 5 or 6)
        {
            throw new BackupException(Running, problem);
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode is 11 or 26)
        {
            // What is there is damaged, which may be why a backup is restored. It is kept all the same.
        }
    }
}
