namespace Portal.Integrations.Documents;

/// <summary>A file that was met.</summary>
/// <param name="Path">Relative to the root, forward slashes.</param>
/// <param name="Refusal">Why it must not be opened, or null.</param>
internal sealed record FolderEntry(string Path, string FullName, long Length, DateTime Written, string? Refusal);

/// <summary>
/// All wanted files of a folder and below it. Links to folders are not followed, so a folder cannot contain itself; links to files only
/// where they stay inside.
/// </summary>
internal sealed class FolderWalk
{
    /// <summary>The longest path we keep (the column's length).</summary>
    public const int LongestPath = 500;

    private const int Deepest = 64;
    private readonly List<FolderEntry> _files = [];
    private readonly DirectoryInfo _root;
    private readonly Func<string, bool> _wants;

    private FolderWalk(DirectoryInfo root, Func<string, bool> wants) => (_root, _wants) = (root, wants);

    /// <summary>The files, by path.</summary>
    public IReadOnlyList<FolderEntry> Files => _files;

    /// <summary>Folders that could not be opened.</summary>
    public int Closed { get; private set; }

    /// <summary>Links to folders outside.</summary>
    public int LinksOut { get; private set; }

    /// <summary>Files whose path is too long.</summary>
    public int TooLong { get; private set; }

    /// <summary>Walks through a folder.</summary>
    /// <param name="root">The folder; it may be a link itself.</param>
    /// <param name="wants">Whether files of this name are wanted.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public static FolderWalk Of(DirectoryInfo root, Func<string, bool> wants, CancellationToken cancellationToken)
    {
        var real = root.ResolveLinkTarget(returnFinalTarget: true) as DirectoryInfo ?? root;
        var walk = new FolderWalk(new DirectoryInfo(Path.TrimEndingDirectorySeparator(real.FullName)), wants);
        walk.Collect(walk._root, 0, cancellationToken);
        walk._files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        return walk;
    }

    private void Collect(DirectoryInfo folder, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.')))
            {
                var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
                if (entry is DirectoryInfo below)
                {
                    Enter(below, isLink, depth, cancellationToken);
                }
                else if (entry is FileInfo file && _wants(file.Name))
                {
                    Take(file, isLink);
                }
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Closed++;
        }
    }

    private void Enter(DirectoryInfo below, bool isLink, int depth, CancellationToken cancellationToken)
    {
        if (isLink)
        {
            LinksOut += IsInside(Target(below)) ? 0 : 1;
        }
        else if (depth == Deepest)
        {
            Closed++;
        }
        else
        {
            Collect(below, depth + 1, cancellationToken);
        }
    }

    private void Take(FileInfo file, bool isLink)
    {
        var path = Path.GetRelativePath(_root.FullName, file.FullName).Replace('\\', '/');
        if (path.Length > LongestPath)
        {
            TooLong++;
            return;
        }

        var target = isLink ? Target(file) : file;
        var refusal = target switch
        {
            FileInfo { Exists: true } when !isLink || IsInside(target) => null,
            { Exists: true } => "It is a link that leads out of the folder.",
            _ => "It is a link that leads nowhere.",
        };
        var isRead = refusal is null && target is FileInfo;
        _files.Add(new FolderEntry(
            path, isRead ? target!.FullName : file.FullName, isRead ? ((FileInfo)target!).Length : 0, isRead ? target!.LastWriteTimeUtc : default, refusal));
    }

    // Null where links go round in a circle.
    private static FileSystemInfo? Target(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private bool IsInside(FileSystemInfo? target) =>
        target is not null
        && $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(target.FullName))}{Path.DirectorySeparatorChar}".StartsWith(_root.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
