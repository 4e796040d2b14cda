using System.Text;
using System.Text.Json;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Integrations.Panel;

internal sealed partial class PterodactylClient
{
    /// <inheritdoc/>
    public Task SendPowerAsync(Caller caller, string serverId, PowerSignal signal, CancellationToken cancellationToken) => signal switch
    {
        PowerSignal.Start => WriteAsync(caller, serverId, "control.start", HttpMethod.Post, "/power", new { signal = "start" }, cancellationToken),
        PowerSignal.Stop => WriteAsync(caller, serverId, "control.stop", HttpMethod.Post, "/power", new { signal = "stop" }, cancellationToken),
        PowerSignal.Restart => WriteAsync(caller, serverId, "control.restart", HttpMethod.Post, "/power", new { signal = "restart" }, cancellationToken),
        PowerSignal.Kill => WriteAsync(caller, serverId, "control.stop", HttpMethod.Post, "/power", new { signal = "kill" }, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(signal)),
    };

    /// <inheritdoc/>
    public Task SetVariableAsync(Caller caller, string serverId, string key, string value, CancellationToken cancellationToken) =>
        WriteAsync(caller, serverId, "startup.update", HttpMethod.Put, "/startup/variable", new { key, value }, cancellationToken);

    /// <inheritdoc/>
    public Task SetDockerImageAsync(Caller caller, string serverId, string image, CancellationToken cancellationToken) =>
        WriteAsync(caller, serverId, "startup.docker-image", HttpMethod.Put, "/settings/docker-image", new { docker_image = image }, cancellationToken);

    /// <inheritdoc/>
    public Task RenameFileAsync(Caller caller, string serverId, string from, string to, CancellationToken cancellationToken) =>
        WriteAsync(
            caller, serverId, "file.update", HttpMethod.Put, "/files/rename",
            new { root = "/", files = new[] { new { from = from.TrimStart('/'), to = to.TrimStart('/') } } }, cancellationToken);

    /// <inheritdoc/>
    public async Task WriteFileAsync(Caller caller, string serverId, string path, string content, CancellationToken cancellationToken)
    {
        // Not as JSON: the panel would parse it.
        using var text = new StringContent(content, new UTF8Encoding(false), "text/plain");
        var call = await calls.EnterAsync(caller, serverId, "file.create", isWrite: true, cancellationToken);
        await calls.WriteAsync(call, HttpMethod.Post, $"/files/write?file={Uri.EscapeDataString(path)}", text, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteFileAsync(Caller caller, string serverId, string path, CancellationToken cancellationToken) =>
        WriteAsync(caller, serverId, "file.delete", HttpMethod.Post, "/files/delete", new { root = "/", files = new[] { path.TrimStart('/') } }, cancellationToken);

    /// <inheritdoc/>
    public Task SendCommandAsync(Caller caller, string serverId, string command, CancellationToken cancellationToken) =>
        WriteAsync(caller, serverId, "control.console", HttpMethod.Post, "/command", new { command }, cancellationToken);

    /// <inheritdoc/>
    public async Task<PanelBackup> CreateBackupAsync(Caller caller, string serverId, string? name, CancellationToken cancellationToken)
    {
        object body = name is null ? new { } : new { name };
        var reply = await WriteAsync(caller, serverId, "backup.create", HttpMethod.Post, "/backups", body, cancellationToken);
        try
        {
            return ServerShapes.Backup(reply.Json().Find("attributes") ?? default);
        }
        catch (JsonException broken)
        {
            throw new PanelUncertainException("The panel's answer to the backup could not be read.", broken);
        }
    }

    private async Task<PanelReply> WriteAsync(
        Caller caller, string serverId, string permission, HttpMethod method, string below, object body, CancellationToken cancellationToken)
    {
        var call = await calls.EnterAsync(caller, serverId, permission, isWrite: true, cancellationToken);
        using var content = JsonContent.Create(body);
        await content.LoadIntoBufferAsync(cancellationToken); // a Content-Length, not chunks
        return await calls.WriteAsync(call, method, below, content, cancellationToken);
    }
}
