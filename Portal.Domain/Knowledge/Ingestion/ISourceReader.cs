namespace Portal.Domain.Knowledge.Ingestion;

/// <summary>Looks into sources of one kind.</summary>
public interface ISourceReader
{
    /// <summary>Whether it knows this kind of source.</summary>
    bool Reads(KnowledgeSource source);

    /// <summary>
    /// What is there now, one after the other; the next is looked for when the one before is stored. What is wrong with the source itself is
    /// no exception but stands in <paramref name="look"/>.
    /// </summary>
    IAsyncEnumerable<FoundDocument> FindAsync(KnowledgeSource source, SourceLook look, CancellationToken cancellationToken);
}

/// <summary>One look into a source: what is wanted and known, and, filled in by the reader, how it went.</summary>
/// <param name="known">Documents of the source that are indexed as they were when last seen; paths.</param>
/// <param name="only">Only these documents are wanted; null = all.</param>
public sealed class SourceLook(IReadOnlySet<string> known, IReadOnlySet<string>? only = null)
{
    private readonly List<string> _notes = [];
    private readonly HashSet<string> _gone = [];

    /// <summary>Documents that are indexed as they were when last seen; paths.</summary>
    public IReadOnlySet<string> Known => known;

    /// <summary>Only these documents are wanted, and as if never read before; null = all.</summary>
    public IReadOnlySet<string>? Only => only;

    /// <summary>How many documents there are, as far as that is known yet.</summary>
    public int? Total { get; set; }

    /// <summary>What was not found is deleted. False when a part could not be looked into, or when absence says nothing.</summary>
    public bool MissingIsGone { get; set; }

    /// <summary>Why the source could not be looked into at all; a sentence.</summary>
    public string? Failure { get; private set; }

    /// <summary>Why a part was not looked into; a sentence.</summary>
    public string? Shortfall { get; private set; }

    /// <summary>What an admin should know beside; sentences.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Documents that the source has withdrawn; paths.</summary>
    public IReadOnlySet<string> Gone => _gone;

    /// <summary>The source cannot be looked into.</summary>
    public void Fail(string why) => Failure ??= why;

    /// <summary>A part is not looked into; the first reason is kept.</summary>
    public void FallShort(string why) => Shortfall ??= why;

    /// <summary>Tells something, once.</summary>
    public void Note(string what)
    {
        if (!_notes.Contains(what))
        {
            _notes.Add(what);
        }
    }

    /// <summary>The source has withdrawn a document.</summary>
    public void Withdraw(string path) => _gone.Add(path);
}
