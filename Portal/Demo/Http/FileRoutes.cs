using System.Text.Json.Nodes;
using Portal.Demo.Machine;

namespace Portal.Demo.Http;

/// <summary>A server's files.</summary>
internal sealed class FileRoutes(SignedLinks links)
{
    private const long LargestRead = 4 * 1024 * 1024;

    public void Map(PanelRoutes routes)
    {
        routes.Node("GET", "/files/list", "file.read", List);
        routes.Node("GET", "/files/contents", "file.read-content", Contents);
        routes.Node("GET", "/files/download", "file.read-content", call => Signed(links.Download(call.Server, call.Server.Files.Find(call.Query("file")))));
        routes.Node("GET", "/files/upload", "file.create", call => Signed(links.Upload(call.Server)));
        routes.Node("POST", "/files/write", "file.create", Write);
        routes.Node("PUT", "/files/rename", "file.update", Rename);
        routes.Node("POST", "/files/copy", "file.create", Copy);
        routes.Node("POST", "/files/delete", "file.delete", Delete);
        routes.Node("POST", "/files/create-folder", "file.create", CreateFolder);
        routes.Node("POST", "/files/compress", "file.archive", Compress);
        routes.Node("POST", "/files/decompress", "file.create", _ => PanelAnswer.Done);
        routes.Node("POST", "/files/pull", "file.create", Pull);
    }

    private static PanelAnswer Signed(string url) => PanelAnswer.Json(Wire.Item("signed_url", new JsonObject { ["url"] = url }));

    private static PanelAnswer List(PanelCall call)
    {
        var folder = call.Query("directory");
        if (!call.Server.Files.IsFolder(folder))
        {
            throw NodeFaults.Missing(call);
        }

        return PanelAnswer.Json(Wire.List(call.Server.Files.List(folder).Select(entry => Entry(entry.Name, entry.File, entry.At))));
    }

    private static JsonObject Entry(string name, DemoFile? file, DateTimeOffset at) => Wire.Item("file_object", new JsonObject
    {
        ["name"] = name, ["mode"] = file is null ? "drwxr-xr-x" : "-rw-r--r--", ["mode_bits"] = file is null ? "755" : "644", ["size"] = file?.Size ?? 4096,
        ["is_file"] = file is not null, ["is_symlink"] = file?.IsLink ?? false, ["mimetype"] = Type(name, file),
        ["created_at"] = Wire.Time(file?.CreatedAt ?? at), ["modified_at"] = Wire.Time(at),
    });

    private static string Type(string name, DemoFile? file) => Path.GetExtension(name) switch
    {
        _ when file is null => "inode/directory",
        ".jar" => "application/jar",
        ".gz" => "application/gzip",
        ".mca" or ".dat" or ".lock" => "application/octet-stream",
        ".json" => "application/json",
        _ => "text/plain; charset=utf-8",
    };

    private static PanelAnswer Contents(PanelCall call)
    {
        var path = call.Query("file");
        if (call.Server.Files.IsFolder(path))
        {
            throw PanelRefusal.Wings(call.Kind, 400, "Cannot perform that action: file is a directory");
        }

        var file = call.Server.Files.Find(path) ?? throw NodeFaults.Missing(call);
        if (file.Size > LargestRead)
        {
            throw PanelRefusal.Display("FileSizeTooLargeException", "The file you are attempting to open is too large to view in the file editor.");
        }

        call.Note("server:file.read", new JsonObject { ["file"] = path });
        return PanelAnswer.Text(file.Bytes);
    }

    private static PanelAnswer Write(PanelCall call)
    {
        if (call.Http.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is true)
        {
            call.Json();
        }

        call.Server.Files.Write(Named(call, call.Query("file"), "file"), call.Body);
        call.Note("server:file.write", new JsonObject { ["file"] = call.Query("file") });
        return PanelAnswer.Done;
    }

    private static PanelAnswer Rename(PanelCall call)
    {
        var root = call.Required("root");
        foreach (var file in call.Json()["files"] as JsonArray ?? throw PanelRefusal.Invalid("files", "required", "The files field is required."))
        {
            var (from, to) = ($"{file!["from"]}", $"{file["to"]}");
            if (!call.Server.Files.Rename($"{root}/{from}", $"{root}/{to}"))
            {
                throw PanelRefusal.Wings(call.Kind, 400, "Cannot move or rename file, destination already exists.");
            }

            call.Note("server:file.rename", new JsonObject { ["directory"] = root, ["files"] = new JsonObject { ["from"] = from, ["to"] = to } });
        }

        return PanelAnswer.Done;
    }

    private static PanelAnswer Copy(PanelCall call)
    {
        var path = call.Required("location");
        var file = call.Server.Files.Find(path) ?? throw NodeFaults.Missing(call);
        var (stem, extension) = (Path.ChangeExtension(DemoFiles.Clean(path), null), Path.GetExtension(path));
        var name = Enumerable.Range(0, 50).Select(n => $"{stem} copy{(n == 0 ? "" : $" {n}")}{extension}").First(free => !call.Server.Files.Exists(free));
        call.Server.Files.Put(name, file.Copy(call.Server.Time.Now));
        call.Note("server:file.copy", new JsonObject { ["file"] = path });
        return PanelAnswer.Done;
    }

    private static PanelAnswer Delete(PanelCall call)
    {
        var root = call.Required("root");
        foreach (var name in call.Texts("files"))
        {
            call.Server.Files.Delete($"{root}/{Named(call, name, "files")}");
        }

        call.Note("server:file.delete", new JsonObject { ["directory"] = root, ["files"] = Wire.Strings(call.Texts("files")) });
        return PanelAnswer.Done;
    }

    private static PanelAnswer CreateFolder(PanelCall call)
    {
        call.Server.Files.MakeFolder($"{call.Required("root")}/{call.Required("name")}");
        call.Note("server:file.create-directory", new JsonObject { ["directory"] = call.Text("root"), ["name"] = call.Text("name") });
        return PanelAnswer.Done;
    }

    private static PanelAnswer Compress(PanelCall call)
    {
        var now = call.Server.Time.Now;
        var name = call.Text("name") ?? $"archive-{now:yyyy-MM-dd'T'HHmmss'Z'}.tar.gz";
        var size = call.Texts("files").Sum(file => call.Server.Files.Find($"{call.Text("root")}/{file}")?.Size ?? 0);
        var archive = new DemoFile(Math.Max(512, size / 2), now);
        call.Server.Files.Put($"{call.Text("root")}/{name}", archive);
        call.Note("server:file.compress", new JsonObject { ["directory"] = call.Text("root") });
        return PanelAnswer.Json(Entry(name, archive, now));
    }

    private static PanelAnswer Pull(PanelCall call)
    {
        var url = call.Required("url");
        var name = call.Text("filename") ?? Path.GetFileName(new Uri(url).AbsolutePath);
        call.Server.Files.Blank($"{call.Text("directory")}/{name}", 412_000);
        call.Note("server:file.pull", new JsonObject { ["directory"] = call.Text("directory"), ["url"] = url });
        return PanelAnswer.Done;
    }

    private static string Named(PanelCall call, string path, string field) =>
        DemoFiles.Clean(path).Length > 0 && (field == "files" || !call.Server.Files.IsFolder(path))
            ? path
            : throw PanelRefusal.Invalid(field, "required", $"The {field} field is required.");
}
