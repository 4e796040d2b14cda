namespace Portal.Domain.Knowledge.Chunking;

/// <summary>What a block of a document is.</summary>
public enum BlockKind
{
    Heading,
    Paragraph,
    Code,
    Table,
}

/// <summary>A piece of a document that belongs together.</summary>
/// <param name="Level">1-6 for headings, else 0.</param>
/// <param name="Text">The source text, word for word; for headings without marks.</param>
public sealed record Block(BlockKind Kind, int Level, string Text);

/// <summary>A passage before it is stored.</summary>
/// <param name="Headings">Headings above it, outermost first.</param>
/// <param name="Text">At most the configured number of characters.</param>
/// <param name="Overlap">How many characters at its start repeat the passage before.</param>
public sealed record ChunkDraft(IReadOnlyList<string> Headings, string Text, int Overlap);
