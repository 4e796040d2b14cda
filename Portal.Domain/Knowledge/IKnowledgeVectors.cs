namespace Portal.Domain.Knowledge;

/// <summary>Places in a space of meaning, learned from the corpus or given by a model. Kept beside the index.</summary>
public interface IKnowledgeVectors
{
    /// <summary>Places what is new or changed and, when much is, learns the space anew. Readers see the old places until the new ones are whole.</summary>
    Task RefreshAsync(CancellationToken cancellationToken);
}
