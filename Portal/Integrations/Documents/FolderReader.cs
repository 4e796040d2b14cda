using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Documents;

/// <summary>Looks into local folders and everything below them.</summary>
internal sealed class FolderReader(DocumentReaders readers, IOptionsMonitor<KnowledgeOptions> options) : ISourceReader
{
    public bool Reads(KnowledgeSource source) => source.IsFolder;

    public async IAsyncEnumerable<FoundDocument> FindAsync(
        KnowledgeSource source, SourceLook look, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var root = new DirectoryInfo(source.Path ?? "");
        if (!root.Exists)
        {
            look.Fail($"the folder '{source.Path}' is not there.");
            yield break;
        }

        var walk = await Task.Run(() => FolderWalk.Of(root, path => Wants(source, path), cancellationToken), cancellationToken);
        Tell(walk, look);
        FolderEntry[] wanted = [.. walk.Files.Where(file => look.Only?.Contains(file.Path) != false)];
        look.Total = wanted.Length;
        foreach (var file in wanted)
        {
            yield return new FoundDocument(file.Path, token => ReadAsync(file, token));
        }
    }

    /// <summary>Whether a source takes files of this name.</summary>
    public bool Wants(KnowledgeSource source, string name) =>
        readers.ContentType(name) is not null
        && (source.Formats is not { Count: > 0 } formats || formats.Any(format => format.TrimStart('.').Equals(DocumentReaders.EndingOf(name), StringComparison.OrdinalIgnoreCase)));

    private static void Tell(FolderWalk walk, SourceLook look)
    {
        look.MissingIsGone = walk.Closed == 0;
        if (walk.Closed > 0)
        {
            look.FallShort($"{walk.Closed} folders could not be opened.");
        }

        if (walk.LinksOut > 0)
        {
            look.Note($"{walk.LinksOut} links lead out of the folder and are not followed.");
        }

        if (walk.TooLong > 0)
        {
            look.Note($"{walk.TooLong} files have a path of more than {FolderWalk.LongestPath} characters and are left out.");
        }
    }

    private async Task<byte[]> ReadAsync(FolderEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Refusal is { } refusal)
        {
            throw new UnreadableContentException(refusal);
        }

        var (file, most) = (new FileInfo(entry.FullName), options.CurrentValue.MaxFileBytes);
        if (file.Length > most)
        {
            throw new UnreadableContentException($"The file is larger than {most / 1024:N0} KiB.");
        }

        // What has no length is not opened: a pipe under a document's name would never end.
        return file.Length == 0 ? [] : await File.ReadAllBytesAsync(entry.FullName, cancellationToken);
    }
}
