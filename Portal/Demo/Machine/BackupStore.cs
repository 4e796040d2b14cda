using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Demo.Machine;

/// <summary>A backup; it runs while <see cref="CompletedAt"/> is null.</summary>
public sealed class DemoBackup(Guid id, string name, DateTimeOffset createdAt)
{
    public Guid Id { get; } = id;

    public string Name { get; } = name;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset? CompletedAt { get; internal set; }

    public bool IsSuccessful { get; internal set; }

    public bool IsLocked { get; set; }

    public long Bytes { get; internal set; }

    internal Dictionary<string, DemoFile> Content { get; } = new(StringComparer.Ordinal);
}

/// <summary>A server's backups. Making one and putting one back take a few seconds and are told on the socket.</summary>
public sealed class BackupStore(DemoServer server)
{
    private readonly List<DemoBackup> _backups = [];
    private readonly Lock _gate = new();

    /// <summary>How many the plan allows.</summary>
    public int Limit { get; set; } = 3;

    /// <summary>All of them, newest first.</summary>
    public IReadOnlyList<DemoBackup> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _backups.OrderByDescending(backup => backup.CreatedAt)];
            }
        }
    }

    /// <summary>A finished backup from before the world began. <paramref name="content"/> replaces what it holds of these paths.</summary>
    internal void Remember(string name, DateTimeOffset at, params (string Path, DemoFile File)[] content)
    {
        var backup = new DemoBackup(Guid.CreateVersion7(at), name, at);
        Pack(backup);
        foreach (var (path, file) in content)
        {
            backup.Content[path] = file;
        }

        Complete(backup, at + TimeSpan.FromSeconds(74));
        Add(backup);
    }

    /// <summary>Starts one.</summary>
    internal DemoBackup Create(string? name, bool locked)
    {
        var now = server.Time.Now;
        var title = string.IsNullOrWhiteSpace(name) ? now.ToString("'Backup at 'yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : name;
        var backup = new DemoBackup(Guid.CreateVersion7(now), title, now) { IsLocked = locked };
        Add(backup);
        _ = RunAsync(backup);
        return backup;
    }

    internal void Delete(DemoBackup backup)
    {
        lock (_gate)
        {
            _backups.Remove(backup);
        }
    }

    /// <summary>Puts the backup's files back; the server is closed meanwhile.</summary>
    internal void Restore(DemoBackup backup)
    {
        server.Status = "restoring_backup";
        _ = RestoreAsync(backup);
    }

    private void Add(DemoBackup backup)
    {
        lock (_gate)
        {
            _backups.Add(backup);
        }
    }

    private async Task RunAsync(DemoBackup backup)
    {
        await server.Time.Wait(TimeSpan.FromSeconds(6), CancellationToken.None);
        Pack(backup);
        Complete(backup, server.Time.Now);
        var told = new JsonObject
        {
            ["uuid"] = backup.Id.ToString(), ["is_successful"] = true, ["checksum"] = $"{backup.Id:N}", ["checksum_type"] = "sha1", ["file_size"] = backup.Bytes,
        };
        server.Feed.Publish(new ServerEvent($"backup completed:{backup.Id}", [told.ToJsonString()], "backup.read"));
    }

    private async Task RestoreAsync(DemoBackup backup)
    {
        server.Feed.Publish(new ServerEvent("daemon message", ["Starting restoration of backup..."]));
        await server.Time.Wait(TimeSpan.FromSeconds(6), CancellationToken.None);
        foreach (var (path, file) in backup.Content)
        {
            server.Files.Put(path, file.Copy(server.Time.Now));
            server.Feed.Publish(new ServerEvent("daemon message", [$"(restoring): {path}"]));
        }

        server.Status = null;
        server.Feed.Publish(new ServerEvent("daemon message", ["Completed server restoration from local backup."]));
        server.Feed.Publish(new ServerEvent("backup restore completed", [""]));
    }

    private void Pack(DemoBackup backup)
    {
        foreach (var path in server.Files.Paths.Where(path => !path.StartsWith("logs/", StringComparison.Ordinal)))
        {
            if (server.Files.Find(path) is { } file)
            {
                backup.Content[path] = file.Copy(file.ModifiedAt);
            }
        }
    }

    private static void Complete(DemoBackup backup, DateTimeOffset at) =>
        (backup.Bytes, backup.IsSuccessful, backup.CompletedAt) = ((backup.Content.Values.Sum(file => file.Size) / 3) + 412_884_993, true, at);
}
