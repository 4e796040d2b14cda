using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>Looks at one document: unchanged ones are left alone, others stored, and what is wrong with it is written down at it.</summary>
public sealed partial class DocumentVisit(DocumentWriter writer, DocumentReaders readers, KnownDocuments documents, ILogger<DocumentVisit> logger)
{
    private const int MostCharacters = 4_000_000;
    private const int LongestLine = 100_000;

    /// <summary>Visits one document; what is wrong with it never throws.</summary>
    public async Task<IngestionReport> VisitAsync(
        KnowledgeSource source, FoundDocument found, KnownDocument? known, SourceLook look, CancellationToken cancellationToken)
    {
        string? hash = null;
        try
        {
            if (found.IsUnchanged && known is not null)
            {
                await documents.SeeAsync(known, cancellationToken);
                return IngestionReport.None with { Unchanged = 1 };
            }

            var bytes = await found.ReadAsync(cancellationToken);
            hash = writer.Hash(bytes);
            var isAgain = look.Only is not null && known?.State == DocumentState.Failed;
            return (known?.Hash == hash && !isAgain
                ? await SameAsync(known, cancellationToken)
                : await StoreAsync(source, found, hash, bytes, cancellationToken)) with { Bytes = bytes.Length };
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, source.Name, found.Path, failure.GetType().Name);
            await FailAsync(source, found, known, hash, failure, cancellationToken);
            if (failure is AbsentReaderException)
            {
                look.Note(failure.Message);
            }

            return IngestionReport.None with { Failed = 1 };
        }
    }

    private async Task<IngestionReport> SameAsync(KnownDocument known, CancellationToken cancellationToken)
    {
        await documents.SeeAsync(known, cancellationToken);
        return known.State == DocumentState.Failed ? IngestionReport.None with { Failed = 1 } : IngestionReport.None with { Unchanged = 1 };
    }

    private async Task<IngestionReport> StoreAsync(KnowledgeSource source, FoundDocument found, string hash, byte[] bytes, CancellationToken cancellationToken)
    {
        var content = found.Content ?? await readers.ReadAsync(found.Path, found.ContentType, bytes, cancellationToken);
        CheckSize(content);
        try
        {
            await writer.IndexAsync(source, found.Path, hash, content, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process stored the same document at the same moment.
            if ((await documents.FindAsync(source.Name, found.Path, cancellationToken))?.Hash != hash)
            {
                await writer.IndexAsync(source, found.Path, hash, content, cancellationToken);
            }
        }

        return IngestionReport.None with { Indexed = 1 };
    }

    // What nobody could read is data under a document's name, and costs more to cut and to index than it gives.
    private static void CheckSize(DocumentContent content)
    {
        if (content.Blocks.Sum(block => (long)block.Text.Length) > MostCharacters)
        {
            throw new UnreadableContentException($"It holds more than {MostCharacters / 1_000_000} million characters.");
        }

        if (content.Blocks.Any(block => block.Text.Length > LongestLine && block.Text.Split('\n').Any(line => line.Length > LongestLine)))
        {
            throw new UnreadableContentException($"It has a line of more than {LongestLine} characters: that is data, not text.");
        }
    }

    private async Task FailAsync(
        KnowledgeSource source, FoundDocument found, KnownDocument? known, string? hash, Exception failure, CancellationToken cancellationToken)
    {
        var reason = Reason(failure);
        if (known is { State: DocumentState.Failed } && known.Reason == reason && found.IsThere && (hash is null || known.Hash.Length == 0 || known.Hash == hash))
        {
            await documents.SeeAsync(known, cancellationToken);
        }
        else if (known is not null && !found.IsThere)
        {
            await documents.MissAsync(known, reason, cancellationToken);
        }
        else
        {
            await writer.FailAsync(source, found.Path, failure is UnreadableContentException ? hash ?? "" : null, reason, cancellationToken);
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        UnreadableContentException or AbsentReaderException => failure.Message,
        UnauthorizedAccessException => "The portal may not read the file.",
        IOException => "The file could not be read.",
        _ => $"It could not be indexed ({failure.GetType().Name}).",
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Document {Path} of source {Source} could not be ingested: {Failure}.")]
        public static partial void Failed(ILogger logger, string source, string path, string failure);
    }
}
