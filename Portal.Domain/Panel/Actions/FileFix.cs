using Portal.Domain.People;

namespace Portal.Domain.Panel.Actions;

/// <summary>Changes one file: looks first, sends one request, looks again. Throws <see cref="PanelProblemException"/> for what is refused.</summary>
internal sealed class FileFix(IPanelReader panel, IPanelWriter writer, TimeProvider clock)
{
    private const string Off = ".disabled";

    /// <summary>Renames a plugin or mod so that the server ignores it.</summary>
    public async Task<string> DisableAsync(Caller caller, PanelServer server, string folder, string? path, ProofLog log, CancellationToken cancellationToken)
    {
        var file = Path(path);
        Require(
            file.Full.StartsWith($"/{folder}/", StringComparison.OrdinalIgnoreCase) && !file.Name.EndsWith(Off, StringComparison.OrdinalIgnoreCase),
            $"Only a file in the folder '{folder}' that is not disabled yet can be disabled.");
        await RenameAsync(caller, server, file, file.Name + Off, log, cancellationToken);
        return $"{file.Name} is disabled; it is ignored from the next start on.";
    }

    /// <summary>Gives a disabled file its name back. The path is the disabled one or the original.</summary>
    public async Task<string> EnableAsync(Caller caller, PanelServer server, string? path, ProofLog log, CancellationToken cancellationToken)
    {
        var file = Path(path);
        var disabled = file.Name.EndsWith(Off, StringComparison.OrdinalIgnoreCase) ? file : file with { Name = file.Name + Off };
        var name = disabled.Name[..^Off.Length];
        Require(name.Length > 0, "This is no disabled file.");
        await RenameAsync(caller, server, disabled, name, log, cancellationToken);
        return $"{name} is enabled again; it is loaded from the next start on.";
    }

    /// <summary>Writes the accepted licence.</summary>
    public async Task<string> AcceptEulaAsync(Caller caller, ServerDetails server, ProofLog log, CancellationToken cancellationToken)
    {
        await writer.WriteFileAsync(caller, server.Server.Id, "/eula.txt", "eula=true\n", cancellationToken);
        log.Sent("eula.txt was written.");
        if (server.May("file.read-content"))
        {
            var text = await panel.ReadFileAsync(caller, server.Server.Id, "/eula.txt", cancellationToken);
            Require(text?.Contains("eula=true", StringComparison.OrdinalIgnoreCase) == true, "eula.txt was written, but reads differently now.");
            log.Add("eula.txt reads eula=true.");
        }

        return "The Minecraft EULA is accepted for this server.";
    }

    /// <summary>Deletes a world's lock, only while the server is off.</summary>
    public async Task<string> RemoveLockAsync(Caller caller, PanelServer server, string? path, ProofLog log, CancellationToken cancellationToken)
    {
        var file = Path(string.IsNullOrWhiteSpace(path) ? "/world/session.lock" : path);
        Require(file.Name == "session.lock", "Only a file called session.lock can be removed.");
        await MustExistAsync(caller, server, file, cancellationToken);
        var (live, state) = await LiveServer.OpenAsync(panel, caller, server.Id, clock, cancellationToken);
        await live.DisposeAsync();
        log.Add($"State: {ServerWords.Say(state)}.");
        Require(state is PowerState.Offline, "The lock may only be removed while the server is off.");
        await writer.DeleteFileAsync(caller, server.Id, file.Full, cancellationToken);
        log.Sent($"{file.Full} was deleted.");
        Require(await FindAsync(caller, server, file, cancellationToken) is null, "The lock is still there.");
        log.Add($"{file.Full} is gone.");
        return "The stale session lock is removed.";
    }

    /// <summary>Puts a text file back from its copy <c>path.bak</c>.</summary>
    public async Task<string> RestoreAsync(Caller caller, PanelServer server, string? path, ProofLog log, CancellationToken cancellationToken)
    {
        var file = Path(path);
        var copy = await panel.ReadFileAsync(caller, server.Id, file.Full + ".bak", cancellationToken);
        Require(copy is not null, $"There is no {file.Name}.bak to put back.");
        Require(!copy.AsSpan().ContainsAny('\0', '\uFFFD'), $"{file.Name}.bak is not a text file; it can only be put back by hand.");
        await writer.WriteFileAsync(caller, server.Id, file.Full, copy!, cancellationToken);
        log.Sent($"{file.Full} was written from {file.Name}.bak.");
        var now = await panel.ReadFileAsync(caller, server.Id, file.Full, cancellationToken);
        Require(now == copy, $"{file.Full} reads differently from its copy now.");
        return $"{file.Name} is back as it was in its copy.";
    }

    private async Task RenameAsync(Caller caller, PanelServer server, ServerPath source, string to, ProofLog log, CancellationToken cancellationToken)
    {
        await MustExistAsync(caller, server, source, cancellationToken);
        var target = source with { Name = to };
        Require(await FindAsync(caller, server, target, cancellationToken) is null, $"{target.Full} exists already.");
        await writer.RenameFileAsync(caller, server.Id, source.Full, target.Full, cancellationToken);
        log.Sent($"{source.Full} was renamed to {to}.");
        var moved = await FindAsync(caller, server, target, cancellationToken) is not null && await FindAsync(caller, server, source, cancellationToken) is null;
        Require(moved, $"The panel accepted it, but {target.Full} is not there.");
        log.Add($"{target.Full} is there now.");
    }

    private async Task MustExistAsync(Caller caller, PanelServer server, ServerPath file, CancellationToken cancellationToken)
    {
        foreach (var (directory, name) in file.Steps())
        {
            var entries = await panel.ListFilesAsync(caller, server.Id, directory, cancellationToken);
            Require(entries.Any(e => e.Name == name && !e.IsFile && !e.IsSymlink), $"The folder {file.Directory} is not there.");
        }

        var found = await FindAsync(caller, server, file, cancellationToken);
        Require(found is { IsFile: true, IsSymlink: false }, $"There is no file {file.Full}.");
    }

    private async Task<PanelFile?> FindAsync(Caller caller, PanelServer server, ServerPath file, CancellationToken cancellationToken) =>
        (await panel.ListFilesAsync(caller, server.Id, file.Directory, cancellationToken)).FirstOrDefault(e => e.Name == file.Name);

    private static ServerPath Path(string? path) => ServerPath.Parse(path)
        ?? throw new PanelProblemException(new PanelProblem(PanelProblemKind.Invalid, "This is not a path inside the server's folder."));

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new PanelProblemException(new PanelProblem(PanelProblemKind.Invalid, otherwise));
        }
    }
}
