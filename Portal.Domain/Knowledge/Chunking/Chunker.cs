using System.Text;

namespace Portal.Domain.Knowledge.Chunking;

/// <summary>
/// Cuts blocks into passages: at every heading, then between blocks, then between lines or sentences. Code and tables stay whole where they
/// fit. A passage that goes on from the one before repeats the end of it, at most the overlap.
/// </summary>
/// <param name="most">Most characters of a passage.</param>
/// <param name="overlap">Most characters repeated.</param>
public sealed class Chunker(int most, int overlap)
{
    private const string Gap = "\n\n";

    /// <summary>The passages of a document, in order.</summary>
    public IReadOnlyList<ChunkDraft> Cut(IEnumerable<Block> blocks)
    {
        var section = new Section(most, overlap);
        var path = new List<(int Level, string Words)>();
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading)
            {
                section.Close();
                path.RemoveAll(heading => heading.Level >= block.Level);
                path.Add((block.Level, block.Text));
                section.Headings = [.. path.Select(heading => heading.Words)];
            }
            else
            {
                section.Add(block);
            }
        }

        section.Close();
        return section.Chunks;
    }

    /// <summary>One heading's text while it is being cut.</summary>
    private sealed class Section(int most, int overlap)
    {
        private readonly StringBuilder _open = new();
        private int _repeated;
        private string _tail = "";

        public List<ChunkDraft> Chunks { get; } = [];

        public IReadOnlyList<string> Headings { get; set; } = [];

        public void Add(Block block)
        {
            foreach (var (piece, gap) in Pieces.Of(block, most - overlap - Gap.Length, most))
            {
                Add(piece, gap, repeats: block.Kind == BlockKind.Paragraph);
            }
        }

        public void Close()
        {
            Flush();
            _tail = "";
        }

        private void Add(string piece, string gap, bool repeats)
        {
            if (_open.Length > _repeated && _open.Length + gap.Length + piece.Length > most)
            {
                Flush();
            }

            if (_open.Length == 0 && repeats && _tail.Length > 0 && _tail.Length + gap.Length + piece.Length <= most)
            {
                _open.Append(_tail).Append(gap);
                _repeated = _open.Length;
            }
            else if (_open.Length > 0 && _open.Length > _repeated)
            {
                _open.Append(gap);
            }

            _open.Append(piece);
            _tail = repeats ? Pieces.Tail(piece, overlap - Gap.Length) : "";
        }

        private void Flush()
        {
            if (_open.Length > _repeated)
            {
                Chunks.Add(new ChunkDraft(Headings, _open.ToString(), _repeated));
            }

            _open.Clear();
            _repeated = 0;
        }
    }
}
