using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Domain.Knowledge.Chunking;

/// <summary>Reads the outline of a markdown text: headings, code and tables whole, and paragraphs between them.</summary>
public static partial class MarkdownBlocks
{
    /// <summary>The blocks, in order.</summary>
    public static IReadOnlyList<Block> Read(string text)
    {
        var reader = new Reader();
        foreach (var line in text.Split('\n'))
        {
            reader.Take(line.TrimEnd());
        }

        return reader.End();
    }

    /// <summary>A heading's text without marks, links and anchors.</summary>
    public static string Plain(string heading) =>
        Spaces().Replace(Marks().Replace(Link().Replace(Anchor().Replace(heading, ""), "$1"), ""), " ").Trim();

    [GeneratedRegex(@"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")]
    private static partial Regex AtxHeading();

    [GeneratedRegex(@"^\s*(`{3,}|~{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ {0,3}(=+|-{3,})\s*$")]
    private static partial Regex Underline();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\{#[^}]*\}|<[^>]{1,200}>")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"[`*]|(?<!\w)_|_(?!\w)")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private sealed class Reader
    {
        private readonly List<Block> _blocks = [];
        private readonly StringBuilder _open = new();
        private BlockKind _kind = BlockKind.Paragraph;
        private string? _fence;

        public void Take(string line)
        {
            if (_fence is not null)
            {
                Append(line);
                if (line.TrimStart().StartsWith(_fence, StringComparison.Ordinal) && line.Trim().Trim(_fence[0]).Length == 0)
                {
                    Close();
                }
            }
            else if (Fence().Match(line) is { Success: true } fence)
            {
                Start(BlockKind.Code, line);
                _fence = fence.Groups[1].Value;
            }
            else
            {
                TakeText(line);
            }
        }

        public IReadOnlyList<Block> End()
        {
            Close();
            return _blocks;
        }

        private void TakeText(string line)
        {
            if (AtxHeading().Match(line) is { Success: true } heading)
            {
                Close();
                AddHeading(heading.Groups[1].Length, heading.Groups[2].Value);
            }
            else if (line.Length == 0)
            {
                Close();
            }
            else if (Underline().Match(line) is { Success: true } underline && IsOneLineOfText())
            {
                var words = _open.ToString();
                _open.Clear();
                AddHeading(underline.Groups[1].Value[0] == '=' ? 1 : 2, words);
            }
            else
            {
                TakeLine(line, line.TrimStart().StartsWith('|') ? BlockKind.Table : BlockKind.Paragraph);
            }
        }

        private void TakeLine(string line, BlockKind kind)
        {
            if (kind == _kind && _open.Length > 0)
            {
                Append(line);
            }
            else
            {
                Start(kind, line);
            }
        }

        private bool IsOneLineOfText()
        {
            var text = _open.ToString();
            return _kind == BlockKind.Paragraph && text.Length is > 0 and < 200 && !text.Contains('\n', StringComparison.Ordinal);
        }

        private void AddHeading(int level, string words)
        {
            if (Plain(words) is { Length: > 0 } plain)
            {
                _blocks.Add(new Block(BlockKind.Heading, level, plain));
            }
        }

        private void Start(BlockKind kind, string line)
        {
            Close();
            _kind = kind;
            _open.Append(line);
        }

        private void Append(string line) => _open.Append('\n').Append(line);

        private void Close()
        {
            if (_open.Length > 0 && _open.ToString() is var text && !string.IsNullOrWhiteSpace(text))
            {
                _blocks.Add(new Block(_kind, 0, text));
            }

            _open.Clear();
            (_kind, _fence) = (BlockKind.Paragraph, null);
        }
    }
}
