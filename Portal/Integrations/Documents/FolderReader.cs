using Microsoft.Extensions.Options;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Documents;

/// <summary>Looks into local folders and everything below them. Links are not followed, so a folder cannot contain itself.</summary>
internal sealed class FolderReader(IOptionsMonitor<KnowledgeOptions> options) : ISourceReader
{
    /// <summary>The longest path we keep (the column's length).</summary>
    private const int LongestPath = 500;

    public bool Reads(KnowledgeSource source) => source.IsFolder;

    public Task<SourceListing> ListAsync(KnowledgeSource source, CancellationToken cancellationToken)
    {
        var root = new DirectoryInfo(source.Path ?? "");
        if (!root.Exists)
        {
            return Task.FromResult(new SourceListing([], IsWhole: false, $"the folder '{source.Path}' is not there."));
        }

        var files = new List<FileInfo>();
        var closed = 0;
        Collect(root, files, ref closed, cancellationToken);
        FoundDocument[] documents = [..
            from file in files
            let path = Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/')
            where path.Length <= LongestPath
            orderby path
            select new FoundDocument(path, token => ReadAsync(file.FullName, token))];
        return Task.FromResult(new SourceListing(documents, closed == 0, closed == 0 ? null : $"{closed} folders could not be opened."));
    }

    private static void Collect(DirectoryInfo folder, List<FileInfo> files, ref int closed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                var isHidden = entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
                if (!isHidden && entry is DirectoryInfo below)
                {
                    Collect(below, files, ref closed, cancellationToken);
                }
                else if (!isHidden && entry is FileInfo file && DocumentFormats.ContentType(file.Name) is not null)
                {
                    files.Add(file);
                }
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            closed++;
        }
    }

    private async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var most = options.CurrentValue.MaxFileBytes;
        return new FileInfo(path).Length <= most
            ? await File.ReadAllBytesAsync(path, cancellationToken)
            : throw new UnreadableContentException($"The file is larger than {most / 1024:N0} KiB.");
    }
}
