using Portal.Domain.People;

namespace Portal.Domain.Panel.Actions;

/// <summary>
/// Completes an action before its card is made: looks at what it would change and puts path, before and after, and the pre-image's hash
/// among its parameters. The card shows them, its own hash binds them, and the run checks them again. Reads only.
/// </summary>
public sealed class ActionPreparation(IPanelReader panel, TimeProvider clock)
{
    private readonly FileProbe _files = new(panel);

    /// <summary>The complete parameters. Throws <see cref="PanelProblemException"/> where it cannot be done as things are.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PrepareAsync(
        Caller caller, ServerDetails server, string verb, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var path = parameters.GetValueOrDefault("path");
        return verb switch
        {
            "set_variable" => await VariableAsync(caller, server, parameters, cancellationToken),
            "set_docker_image" => await ImageAsync(caller, server, parameters, cancellationToken),
            "disable_plugin" => await RenameAsync(caller, server, FileNames.Disabled(path, "plugins"), cancellationToken),
            "disable_mod" => await RenameAsync(caller, server, FileNames.Disabled(path, "mods"), cancellationToken),
            "enable_file" => await RenameAsync(caller, server, FileNames.Enabled(path), cancellationToken),
            "accept_eula" => await EulaAsync(caller, server, cancellationToken),
            "remove_session_lock" => await LockAsync(caller, server, FileNames.Lock(path), cancellationToken),
            "restore_file" => await RestoreAsync(caller, server, ServerPath.Of(path), parameters.GetValueOrDefault("from"), cancellationToken),
            _ => parameters,
        };
    }

    private async Task<Dictionary<string, string>> VariableAsync(
        Caller caller, ServerDetails server, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var (key, value) = (Refuse.Without(parameters, "key"), parameters.GetValueOrDefault("value") ?? "");
        var complete = new Dictionary<string, string> { ["key"] = key, ["value"] = value };
        if (server.May("startup.read"))
        {
            var variable = (await panel.GetStartupAsync(caller, server.Server.Id, cancellationToken)).Variables.FirstOrDefault(v => v.Key == key);
            Refuse.Unless(variable is { IsEditable: true }, $"There is no start-up setting {key} that can be changed from here.");
            Refuse.Unless(variable.Value != value, $"{key} is {value} already.");
            complete["before"] = variable.Value;
        }

        return complete;
    }

    private async Task<Dictionary<string, string>> ImageAsync(
        Caller caller, ServerDetails server, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var image = Refuse.Without(parameters, "image");
        var complete = new Dictionary<string, string> { ["image"] = image };
        Refuse.Unless(server.Server.DockerImage != image, $"The image is {image} already.");
        if (server.May("startup.read"))
        {
            var allowed = (await panel.GetStartupAsync(caller, server.Server.Id, cancellationToken)).DockerImages.Values;
            Refuse.Unless(allowed.Contains(image), $"The host does not offer the image {image} for this server.");
        }

        if (server.Server.DockerImage is { } before)
        {
            complete["before"] = before;
        }

        return complete;
    }

    private async Task<Dictionary<string, string>> RenameAsync(
        Caller caller, ServerDetails server, (ServerPath From, ServerPath To) names, CancellationToken cancellationToken)
    {
        var seen = await _files.MustBeAsync(caller, server, names.From, cancellationToken);
        Refuse.Unless((await _files.LookAsync(caller, server, names.To, cancellationToken)).Entry is null, $"{names.To.Relative} exists already.");
        return new Dictionary<string, string> { ["path"] = names.From.Relative, ["to"] = names.To.Relative, ["preimage"] = seen.Hash };
    }

    private async Task<Dictionary<string, string>> EulaAsync(Caller caller, ServerDetails server, CancellationToken cancellationToken)
    {
        var seen = await _files.LookAsync(caller, server, FileNames.Eula, cancellationToken);
        Refuse.Unless(seen.Entry is null || seen.IsText, "eula.txt cannot be read, so it is not changed from here.");
        Refuse.Unless(!EulaText.IsAccepted(seen.Text), "The Minecraft EULA is accepted already.");
        return Rewritten(FileNames.Eula, seen, EulaText.Accept(seen.Text));
    }

    private async Task<Dictionary<string, string>> LockAsync(Caller caller, ServerDetails server, ServerPath file, CancellationToken cancellationToken)
    {
        var seen = await _files.MustBeAsync(caller, server, file, cancellationToken);
        var state = (await panel.GetUsageAsync(caller, server.Server.Id, cancellationToken)).State;
        Refuse.Unless(state is PowerState.Offline, "The lock may only be removed while the server is off.");
        var complete = new Dictionary<string, string> { ["path"] = file.Relative, ["preimage"] = seen.Hash };
        if (seen.IsText && server.May("file.create"))
        {
            complete["backup"] = FileNames.Copy(file, clock.GetUtcNow()).Relative;
        }

        return complete;
    }

    private async Task<Dictionary<string, string>> RestoreAsync(
        Caller caller, ServerDetails server, ServerPath file, string? from, CancellationToken cancellationToken)
    {
        var seen = await _files.LookAsync(caller, server, file, cancellationToken);
        Refuse.Unless(seen.Entry is null || seen.IsText, $"{file.Relative} is no text file; it can only be put back by hand.");
        var copy = string.IsNullOrWhiteSpace(from) ? await NewestCopyAsync(caller, server, file, cancellationToken) : FileNames.CopyOf(file, from);
        var kept = await _files.MustBeAsync(caller, server, copy, cancellationToken);
        Refuse.Unless(kept.IsText, $"{copy.Relative} is no text file; it can only be put back by hand.");
        Refuse.Unless(kept.Text != seen.Text, $"{file.Relative} is as it is in {copy.Relative} already.");
        return new(Rewritten(file, seen, kept.Text!)) { ["from"] = copy.Relative, ["source"] = kept.Hash };
    }

    private async Task<ServerPath> NewestCopyAsync(Caller caller, ServerDetails server, ServerPath file, CancellationToken cancellationToken)
    {
        var copies = (await panel.ListFilesAsync(caller, server.Server.Id, file.Directory, cancellationToken))
            .Where(e => e is { IsFile: true, IsSymlink: false } && FileNames.IsCopyOf(e.Name, file.Name)).ToList();
        var newest = copies.OrderByDescending(e => e.ModifiedAt).ThenByDescending(e => e.Name, StringComparer.Ordinal).FirstOrDefault();
        Refuse.Unless(newest is not null, $"There is no copy of {file.Relative} to put back.");
        return file with { Name = newest.Name };
    }

    private Dictionary<string, string> Rewritten(ServerPath file, FileSeen seen, string after)
    {
        var complete = new Dictionary<string, string>
        {
            ["path"] = file.Relative, ["preimage"] = seen.Hash, ["diff"] = LineDiff.Of(seen.Text, after),
        };
        if (seen.Entry is not null)
        {
            complete["backup"] = FileNames.Copy(file, clock.GetUtcNow()).Relative;
        }

        return complete;
    }
}
