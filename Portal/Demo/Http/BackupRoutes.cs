using System.Text.Json.Nodes;
using Portal.Demo.Machine;

namespace Portal.Demo.Http;

/// <summary>A server's backups.</summary>
internal sealed class BackupRoutes(SignedLinks links)
{
    public void Map(PanelRoutes routes)
    {
        routes.Server("GET", "/backups", "backup.read", List);
        routes.Node("POST", "/backups", "backup.create", Create);
        routes.Server("GET", "/backups/{backup}", "backup.read", call => PanelAnswer.Json(Item(call, Find(call))));
        routes.Node("GET", "/backups/{backup}/download", "backup.download", Download);
        routes.Server("POST", "/backups/{backup}/lock", "backup.delete", Lock);
        routes.Node("POST", "/backups/{backup}/restore", "backup.restore", Restore);
        routes.Node("DELETE", "/backups/{backup}", "backup.delete", Delete);
    }

    private static PanelAnswer List(PanelCall call)
    {
        var all = call.Server.Backups.All;
        var page = Wire.Page(call, all, 20, 50, backup => Item(call, backup));
        page["meta"]!["backup_count"] = all.Count;
        return PanelAnswer.Json(page);
    }

    private static PanelAnswer Create(PanelCall call)
    {
        if (call.Server.Backups.All.Count >= call.Server.Backups.Limit)
        {
            throw PanelRefusal.Display("TooManyBackupsException", $"Cannot create a new backup, this server has reached its limit of {call.Server.Backups.Limit} backups.");
        }

        var since = call.Server.Time.Now - TimeSpan.FromSeconds(600);
        if (call.Server.Backups.All.Count(backup => backup.CreatedAt > since) >= 2)
        {
            throw new PanelRefusal(429, "TooManyRequestsHttpException", "Only 2 backups may be generated within a 600 second span of time.") { RetryAfter = 600 };
        }

        var made = call.Server.Backups.Create(call.Text("name"), call.Text("is_locked") is "true" or "1");
        call.Note("server:backup.start", new JsonObject { ["name"] = made.Name });
        return PanelAnswer.Json(Item(call, made));
    }

    /// <summary>The archive itself is a stand-in of a megabyte.</summary>
    private PanelAnswer Download(PanelCall call)
    {
        var archive = new DemoFile(1_048_576, Find(call).CreatedAt);
        return PanelAnswer.Json(Wire.Item("signed_url", new JsonObject { ["url"] = links.Download(call.Server, archive) }));
    }

    private static PanelAnswer Lock(PanelCall call)
    {
        var backup = Find(call);
        backup.IsLocked = !backup.IsLocked;
        call.Note(backup.IsLocked ? "server:backup.lock" : "server:backup.unlock", new JsonObject { ["name"] = backup.Name });
        return PanelAnswer.Json(Item(call, backup));
    }

    private static PanelAnswer Restore(PanelCall call)
    {
        var backup = Find(call);
        if (call.Server.Status is not null || !backup.IsSuccessful)
        {
            throw PanelRefusal.BadRequest("This server is not currently in a state that allows for a backup to be restored.");
        }

        call.Note("server:backup.restore", new JsonObject { ["name"] = backup.Name });
        call.Server.Backups.Restore(backup);
        return PanelAnswer.Done;
    }

    private static PanelAnswer Delete(PanelCall call)
    {
        var backup = Find(call);
        if (backup.IsLocked)
        {
            throw PanelRefusal.Display("BackupLockedException", "Cannot delete a backup that is marked as locked.");
        }

        call.Server.Backups.Delete(backup);
        call.Note("server:backup.delete", new JsonObject { ["name"] = backup.Name });
        return PanelAnswer.Done;
    }

    private static DemoBackup Find(PanelCall call) =>
        call.Server.Backups.All.FirstOrDefault(backup => backup.Id.ToString() == call.Value("backup")) ?? throw PanelRefusal.NotHere();

    private static JsonObject Item(PanelCall call, DemoBackup backup)
    {
        var attributes = new JsonObject
        {
            ["uuid"] = backup.Id.ToString(), ["is_successful"] = backup.IsSuccessful, ["is_locked"] = backup.IsLocked, ["name"] = backup.Name,
            ["ignored_files"] = new JsonArray(), ["checksum"] = backup.CompletedAt is null ? null : $"sha1:{backup.Id:N}", ["bytes"] = backup.Bytes,
            ["created_at"] = Wire.Time(backup.CreatedAt), ["completed_at"] = Wire.Time(backup.CompletedAt),
        };
        if (call.IsPelican)
        {
            attributes["is_scheduled"] = false;
        }

        return Wire.Item("backup", attributes);
    }
}
