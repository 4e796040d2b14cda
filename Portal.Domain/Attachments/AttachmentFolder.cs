namespace Portal.Domain.Attachments;

/// <summary>Where the texts of attached logs lie: two files each, named by the attachment's id and by nothing a stranger said.</summary>
/// <param name="Path">Absolute; made when it is first needed.</param>
public sealed record AttachmentFolder(string Path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Text(Guid id) => System.IO.Path.Combine(Path, $"{id:N}.log");

    public string Index(Guid id) => System.IO.Path.Combine(Path, $"{id:N}.idx");

    /// <summary>A file being received; it becomes <see cref="Text"/> when all of it was taken.</summary>
    public string Part(Guid id) => System.IO.Path.Combine(Path, $"{id:N}.part");

    /// <summary>A new file that only the portal's own user can read.</summary>
    public FileStream Create(string file)
    {
        Directory.CreateDirectory(Path);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(file, options);
    }

    /// <summary>Removes everything of an attachment; what is not there is no problem.</summary>
    public void Delete(Guid id)
    {
        if (Directory.Exists(Path))
        {
            File.Delete(Text(id));
            File.Delete(Index(id));
            File.Delete(Part(id));
        }
    }

    /// <summary>The ids that have files, with the time of the newest.</summary>
    public IEnumerable<(Guid Id, DateTimeOffset At)> All() => !Directory.Exists(Path)
        ? []
        : new DirectoryInfo(Path).EnumerateFiles()
            .Where(file => Guid.TryParseExact(System.IO.Path.GetFileNameWithoutExtension(file.Name), "N", out _))
            .GroupBy(file => Guid.ParseExact(System.IO.Path.GetFileNameWithoutExtension(file.Name), "N"))
            .Select(files => (files.Key, new DateTimeOffset(files.Max(file => file.LastWriteTimeUtc), TimeSpan.Zero)));
}
