using Portal.Domain.Data;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Domain.Knowledge;

/// <summary>Keeps the index in step with the documents. The embedded index and external ones stand behind this (K9).</summary>
public interface IKnowledgeIndexWriter
{
    /// <summary>
    /// Indexes a document and its passages in place of what was indexed of it before, in the open transaction of <paramref name="db"/>.
    /// Rows of removed documents go with them.
    /// </summary>
    Task ReplaceAsync(
        IPortalDb db, KnowledgeDocument document, DocumentContent content, IReadOnlyList<KnowledgeChunk> chunks, CancellationToken cancellationToken);
}
