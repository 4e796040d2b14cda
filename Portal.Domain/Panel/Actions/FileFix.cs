using Portal.Domain.People;

namespace Portal.Domain.Panel.Actions;

/// <summary>
/// Changes one file: looks whether it is still as the card said, keeps a copy of a text it will replace, sends one request, looks again.
/// Throws <see cref="PanelProblemException"/> for what is refused.
/// </summary>
internal sealed class FileFix(IPanelReader panel, IPanelWriter writer, TimeProvider clock)
{
    private readonly FileProbe _probe = new(panel);

    /// <summary>Renames a plugin or mod so that the server ignores it.</summary>
    public async Task<string> DisableAsync(Caller caller, ServerDetails server, string folder, ServerAction action, ProofLog log, CancellationToken cancellationToken)
    {
        var names = FileNames.Disabled(action.Parameters.GetValueOrDefault("path"), folder);
        await RenameAsync(caller, server, names, action, log, cancellationToken);
        return $"{names.From.Name} is disabled; it is ignored from the next start on.";
    }

    /// <summary>Gives a disabled file its name back.</summary>
    public async Task<string> EnableAsync(Caller caller, ServerDetails server, ServerAction action, ProofLog log, CancellationToken cancellationToken)
    {
        var names = FileNames.Enabled(action.Parameters.GetValueOrDefault("path"));
        await RenameAsync(caller, server, names, action, log, cancellationToken);
        return $"{names.To.Name} is enabled again; it is loaded from the next start on.";
    }

    /// <summary>Writes the accepted licence.</summary>
    public async Task<string> AcceptEulaAsync(Caller caller, ServerDetails server, ServerAction action, ProofLog log, CancellationToken cancellationToken)
    {
        var seen = await _probe.LookAsync(caller, server, FileNames.Eula, cancellationToken);
        FileProbe.MustBeUnchanged(FileNames.Eula, seen, action.Parameters);
        await KeepAsync(caller, server, FileNames.Eula, seen, action, log, cancellationToken);
        await WriteAsync(caller, server, FileNames.Eula, EulaText.Accept(seen.Text), log, cancellationToken);
        return "The Minecraft EULA is accepted for this server.";
    }

    /// <summary>Deletes a world's lock, only while the server is off.</summary>
    public async Task<string> RemoveLockAsync(Caller caller, ServerDetails server, ServerAction action, ProofLog log, CancellationToken cancellationToken)
    {
        var file = FileNames.Lock(action.Parameters.GetValueOrDefault("path"));
        var (live, state) = await LiveServer.OpenAsync(panel, caller, server.Server.Id, clock, cancellationToken);
        await live.DisposeAsync();
        log.Add($"State: {ServerWords.Say(state)}.");
        Refuse.Unless(state is PowerState.Offline, "The lock may only be removed while the server is off.");
        var seen = await _probe.MustBeAsync(caller, server, file, cancellationToken);
        FileProbe.MustBeUnchanged(file, seen, action.Parameters);
        await KeepAsync(caller, server, file, seen, action, log, cancellationToken);
        await writer.DeleteFileAsync(caller, server.Server.Id, file.Full, cancellationToken);
        log.Sent($"{file.Relative} was deleted.");
        Refuse.Unless((await _probe.LookAsync(caller, server, file, cancellationToken)).Entry is null, $"The panel accepted it, but {file.Relative} is still there.");
        log.Add($"{file.Relative} is gone.");
        return "The stale session lock is removed.";
    }

    /// <summary>Puts a text file back from its copy.</summary>
    public async Task<string> RestoreAsync(Caller caller, ServerDetails server, ServerAction action, ProofLog log, CancellationToken cancellationToken)
    {
        var file = ServerPath.Of(action.Parameters.GetValueOrDefault("path"));
        var copy = FileNames.CopyOf(file, Refuse.Without(action.Parameters, "from"));
        var kept = await _probe.MustBeAsync(caller, server, copy, cancellationToken);
        FileProbe.MustBeUnchanged(copy, kept, action.Parameters, "source");
        var seen = await _probe.LookAsync(caller, server, file, cancellationToken);
        FileProbe.MustBeUnchanged(file, seen, action.Parameters);
        Refuse.Unless(kept.IsText && (seen.Entry is null || seen.IsText), $"{file.Relative} is no text file; it can only be put back by hand.");
        await KeepAsync(caller, server, file, seen, action, log, cancellationToken);
        await WriteAsync(caller, server, file, kept.Text!, log, cancellationToken);
        return $"{file.Name} is back as it was in {copy.Name}.";
    }

    private async Task RenameAsync(
        Caller caller, ServerDetails server, (ServerPath From, ServerPath To) names, ServerAction action, ProofLog log, CancellationToken cancellationToken)
    {
        var seen = await _probe.MustBeAsync(caller, server, names.From, cancellationToken);
        FileProbe.MustBeUnchanged(names.From, seen, action.Parameters);
        Refuse.Unless((await _probe.LookAsync(caller, server, names.To, cancellationToken)).Entry is null, $"{names.To.Relative} exists already.");
        await writer.RenameFileAsync(caller, server.Server.Id, names.From.Full, names.To.Full, cancellationToken);
        log.Sent($"{names.From.Relative} was renamed to {names.To.Name}.");
        var moved = (await _probe.LookAsync(caller, server, names.To, cancellationToken)).Entry is not null
            && (await _probe.LookAsync(caller, server, names.From, cancellationToken)).Entry is null;
        Refuse.Unless(moved, $"The panel accepted it, but {names.To.Relative} is not there.");
        log.Add($"{names.To.Relative} is there now.");
    }

    // The copy is not the change: when it cannot be made, nothing is changed.
    private async Task KeepAsync(
        Caller caller, ServerDetails server, ServerPath file, FileSeen seen, ServerAction action, ProofLog log, CancellationToken cancellationToken)
    {
        if (action.Parameters.GetValueOrDefault("backup") is not { } backup || seen.Text is not { } text)
        {
            return;
        }

        var copy = FileNames.CopyOf(file, backup);
        Refuse.Unless((await _probe.LookAsync(caller, server, copy, cancellationToken)).Entry is null, $"{copy.Relative} exists already.");
        await writer.WriteFileAsync(caller, server.Server.Id, copy.Full, text, cancellationToken);
        var kept = await _probe.LookAsync(caller, server, copy, cancellationToken);
        Refuse.Unless(kept.Text == text, $"The copy {copy.Relative} could not be made, so nothing was changed.");
        log.Add($"A copy is kept as {copy.Relative}.");
    }

    private async Task WriteAsync(Caller caller, ServerDetails server, ServerPath file, string text, ProofLog log, CancellationToken cancellationToken)
    {
        await writer.WriteFileAsync(caller, server.Server.Id, file.Full, text, cancellationToken);
        log.Sent($"{file.Relative} was written.");
        var now = await _probe.LookAsync(caller, server, file, cancellationToken);
        Refuse.Unless(now.Text == text, $"{file.Relative} was written, but reads differently now.");
        log.Add($"{file.Relative} reads as it should.");
    }
}
