using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Hosting;

namespace Portal.Data;

/// <summary>Why a backup or a restore was not made, in a sentence for the operator.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Whole copies of the portal's database, made while it is in use (<c>VACUUM INTO</c>). Only for the SQLite file: PostgreSQL has its own tools.
/// The key ring is not in them: it is kept apart, because a backup with its keys protects nothing.
/// </summary>
internal sealed class Backups(IPortalContexts contexts, DataFolder folder, TimeProvider clock)
{
    /// <summary>How many nightly copies are kept.</summary>
    public const int Kept = 7;

    private const string Pattern = "portal-*.db";

    /// <summary>Where nightly copies are.</summary>
    public string Folder => Path.Combine(folder.Path, "backups");

    /// <summary>Makes the copy of today and removes those beyond the newest <see cref="Kept"/>. Run twice a day, it replaces today's.</summary>
    /// <returns>The file and its size.</returns>
    public async Task<FileInfo> MakeNightlyAsync(CancellationToken cancellationToken)
    {
        Private(Folder);
        var name = $"portal-{clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.db";
        var made = await MakeAsync(Path.Combine(Folder, name), replace: true, cancellationToken);
        foreach (var old in Directory.GetFiles(Folder, Pattern).OrderDescending(StringComparer.Ordinal).Skip(Kept))
        {
            File.Delete(old);
        }

        return made;
    }

    /// <summary>Copies the database into a file, whole or not at all.</summary>
    public async Task<FileInfo> MakeAsync(string file, bool replace, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(file);
        if (!replace && File.Exists(target))
        {
            throw new BackupException($"'{file}' is there already. Name a file that is not.");
        }

        if (Path.GetDirectoryName(target) is { } above && !Directory.Exists(above))
        {
            throw new BackupException($"There is no folder '{above}'.");
        }

        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        if (!context.Database.IsSqlite())
        {
            throw new BackupException("The portal runs on PostgreSQL: back it up with pg_dump, restore it with pg_restore.");
        }

        var fresh = $"{target}.part";
        File.Delete(fresh);
        try
        {
            await context.Database.ExecuteSqlAsync($"VACUUM INTO {fresh}", cancellationToken);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            Check(fresh);
            File.Move(fresh, target, overwrite: replace);
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup could not be written: {problem.Message}", problem);
        }
        finally
        {
            File.Delete(fresh);
        }

        return new FileInfo(target);
    }

    /// <summary>Throws when a file is no whole database of ours.</summary>
    public static void Check(string file)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            if (Ask(connection, "PRAGMA integrity_check") is not "ok")
            {
                throw new BackupException($"'{file}' is damaged: SQLite's integrity check fails.");
            }

            if (Ask(connection, "SELECT count(*) FROM sqlite_master WHERE name IN ('__EFMigrationsHistory', 'Conversations', 'Audit')") is not 3L)
            {
                throw new BackupException($"'{file}' is a database, but not one of this portal.");
            }
        }
        catch (SqliteException problem)
        {
            throw new BackupException($"'{file}' is no database that can be read: {problem.Message}", problem);
        }
    }

    /// <summary>The migrations a database has.</summary>
    public static IReadOnlyList<string> Migrations(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    /// <summary>Makes a folder that only the portal's own user can open.</summary>
    public static void Private(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
