using Portal.Domain.Attachments;

namespace Portal.Components.Pages.Servers;

/// <summary>A line on the page.</summary>
/// <param name="Number">From 1; 0 for a notice between lines.</param>
public sealed record ShownLine(int Number, string Text);

/// <summary>A hundred lines that are drawn together, and drawn again only when they changed.</summary>
public sealed class LogBlock
{
    public const int Size = 100;

    public List<ShownLine> Lines { get; } = new(Size);

    /// <summary>Counts what was added.</summary>
    public int Version => Lines.Count;
}

/// <summary>The lines of a live console: the newest 2,000 at most, in blocks.</summary>
public sealed class LiveLines
{
    private const int MostBlocks = 20;
    private readonly List<LogBlock> _blocks = [];
    private int _number;

    public IReadOnlyList<LogBlock> Blocks => _blocks;

    public int Count => _blocks.Sum(block => block.Lines.Count);

    /// <summary>The number of the newest line.</summary>
    public int Last => _number;

    /// <summary>The number of the oldest line still here; 0 = none.</summary>
    public int First => _blocks.SelectMany(block => block.Lines).FirstOrDefault(line => line.Number > 0)?.Number ?? 0;

    /// <summary>The loudest level of each of at most <paramref name="parts"/> equal parts.</summary>
    public IReadOnlyList<LineLevel> Strip(int parts)
    {
        var lines = _blocks.SelectMany(block => block.Lines).ToList();
        var strip = new LineLevel[Math.Min(parts, lines.Count)];
        for (var i = 0; i < lines.Count; i++)
        {
            var part = i * strip.Length / lines.Count;
            strip[part] = (LineLevel)Math.Max((byte)strip[part], (byte)(lines[i].Number == 0 ? LineLevel.None : LineLevels.Of(lines[i].Text)));
        }

        return strip;
    }

    public void Add(string text) => Place(new ShownLine(++_number, text));

    /// <summary>A notice that is no line of the log.</summary>
    public void AddNotice(string text) => Place(new ShownLine(0, text));

    /// <summary>The numbers of the lines that hold this text, in any case.</summary>
    public IReadOnlyList<int> Find(string text) =>
        text.Length == 0 ? [] : [.. _blocks.SelectMany(b => b.Lines).Where(l => l.Number > 0 && l.Text.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(l => l.Number)];

    private void Place(ShownLine line)
    {
        if (_blocks.Count == 0 || _blocks[^1].Lines.Count >= LogBlock.Size)
        {
            _blocks.Add(new LogBlock());
        }

        _blocks[^1].Lines.Add(line);
        if (_blocks.Count > MostBlocks)
        {
            _blocks.RemoveAt(0);
        }
    }
}
