using System.Security.Cryptography;
using System.Text;
using Portal.Domain.People;

namespace Portal.Domain.Panel.Actions;

/// <summary>A file as it was found.</summary>
/// <param name="Entry">Null where there is none.</param>
/// <param name="Text">Its text, where the caller may read it and it is small enough.</param>
/// <param name="Hash">Tells it from every other state of the file; <see cref="FileProbe.Absent"/> where there is none.</param>
internal sealed record FileSeen(PanelFile? Entry, string? Text, string Hash)
{
    /// <summary>Whether it is a text that can be written back as it is.</summary>
    public bool IsText => Text is not null && !Text.AsSpan().ContainsAny('\0', '\uFFFD');
}

/// <summary>
/// Looks at one file before it is changed, through no link, and gives its pre-image's hash: of size, time and, where it may be read, content.
/// A jar's rename changes no content, so size and time tell enough where reading is not allowed.
/// </summary>
internal sealed class FileProbe(IPanelReader panel)
{
    /// <summary>The hash of no file.</summary>
    public const string Absent = "absent";

    /// <summary>Larger files are told apart by size and time alone, and never rewritten.</summary>
    public const long LargestText = 1 << 20;

    /// <summary>The file as it is now. A folder on the way that is missing or a link, and a file that is a link or a folder, are refused.</summary>
    public async Task<FileSeen> LookAsync(Caller caller, ServerDetails server, ServerPath path, CancellationToken cancellationToken)
    {
        var id = server.Server.Id;
        foreach (var (directory, name) in path.Steps())
        {
            var entries = await panel.ListFilesAsync(caller, id, directory, cancellationToken);
            Refuse.Unless(entries.Any(e => e.Name == name && e is { IsFile: false, IsSymlink: false }), $"The folder {path.Directory} is not there, or leads elsewhere.");
        }

        var found = (await panel.ListFilesAsync(caller, id, path.Directory, cancellationToken)).FirstOrDefault(e => e.Name == path.Name);
        if (found is null)
        {
            return new FileSeen(null, null, Absent);
        }

        Refuse.Unless(!found.IsSymlink, $"{path.Relative} is a link to another place; such files are never changed from here.");
        Refuse.Unless(found.IsFile, $"{path.Relative} is a folder.");
        var text = server.May("file.read-content") && found.Size <= LargestText ? await ReadAsync(caller, id, path, cancellationToken) : null;
        return new FileSeen(found, text, Hash($"{found.Size}\n{found.ModifiedAt:O}\n{(text is null ? "-" : Hash(text))}"));
    }

    /// <summary>As <see cref="LookAsync"/>; refused where there is no such file.</summary>
    public async Task<FileSeen> MustBeAsync(Caller caller, ServerDetails server, ServerPath path, CancellationToken cancellationToken)
    {
        var seen = await LookAsync(caller, server, path, cancellationToken);
        Refuse.Unless(seen.Entry is not null, $"There is no file {path.Relative}.");
        return seen;
    }

    /// <summary>Refuses when the file is not as it was when the card was made.</summary>
    public static void MustBeUnchanged(ServerPath path, FileSeen seen, IReadOnlyDictionary<string, string> parameters, string name = "preimage") =>
        Refuse.Unless(
            seen.Hash == Refuse.Without(parameters, name),
            $"{path.Relative} has changed since this was proposed, so nothing was done. Ask again and a new confirmation is made.");

    private async Task<string?> ReadAsync(Caller caller, string serverId, ServerPath path, CancellationToken cancellationToken)
    {
        try
        {
            return await panel.ReadFileAsync(caller, serverId, path.Full, cancellationToken);
        }
        catch (PanelProblemException problem) when (problem.Problem.Kind is PanelProblemKind.Invalid or PanelProblemKind.Failed)
        {
            return null; // the node does not show this one; size and time tell
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
