using System.Text;
using AngleSharp.Dom;
using Portal.Domain.Knowledge.Chunking;

namespace Portal.Integrations.Documents.Html;

/// <summary>Writes an element's content as blocks: headings, paragraphs and lists, code and tables whole, in the marks of markdown.</summary>
internal sealed class HtmlBlocks
{
    private readonly List<Block> _blocks = [];
    private readonly StringBuilder _text = new();
    private int _lists;

    /// <summary>The blocks of an element, in order.</summary>
    public static IReadOnlyList<Block> Read(IElement root)
    {
        var blocks = new HtmlBlocks();
        blocks.Walk(root);
        blocks.Flush();
        return blocks._blocks;
    }

    private void Walk(INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
            {
                Append(text.Data);
            }
            else if (node is IElement element)
            {
                Take(element);
            }
        }
    }

    private void Take(IElement element)
    {
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6' and var level]:
                Flush();
                Add(BlockKind.Heading, level - '0', Squeeze(element.TextContent).TrimEnd('#', '¶', ' '));
                break;
            case "pre":
                Flush();
                AddCode(element);
                break;
            case "table" when HtmlTable.TryRead(element) is { } table:
                Flush();
                Add(BlockKind.Table, 0, table);
                break;
            case "ul" or "ol":
                TakeList(element);
                break;
            case "br":
                _text.Append('\n');
                break;
            case "code" or "kbd" or "samp" when Squeeze(element.TextContent) is { Length: > 0 } code:
                Append($"`{code}`");
                break;
            default:
                TakeOther(element);
                break;
        }
    }

    private void TakeOther(IElement element)
    {
        var isBlock = element.LocalName is "p" or "div" or "section" or "article" or "main" or "header" or "aside" or "blockquote" or "figure" or "figcaption"
            or "details" or "summary" or "dl" or "dt" or "dd" or "table" or "tbody" or "thead" or "tr" or "td" or "th" or "form" or "fieldset" or "hr" or "address" or "li";
        Break(isBlock);
        Walk(element);
        Break(isBlock);
    }

    private void TakeList(IElement list)
    {
        Break(isBlock: true);
        _lists++;
        var number = 0;
        foreach (var item in list.Children)
        {
            Break(isBlock: true);
            _text.Append(' ', (_lists - 1) * 2).Append(list.LocalName == "ol" ? $"{++number}. " : "- ");
            Walk(item);
        }

        _lists--;
        Break(isBlock: true);
    }

    // Inside a list a paragraph is a line: the list stays one block.
    private void Break(bool isBlock)
    {
        if (isBlock && _lists == 0)
        {
            Flush();
        }
        else if (isBlock && _text.Length > 0 && !EndsWithMark())
        {
            TrimEnd();
            _text.Append('\n');
        }
    }

    private bool EndsWithMark() => _text[^1] == '\n' || (_text.Length >= 2 && _text[^1] == ' ' && _text[^2] is '-' or '.');

    private void Append(string data)
    {
        foreach (var c in data)
        {
            if (!char.IsWhiteSpace(c))
            {
                _text.Append(c);
            }
            else if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
            {
                _text.Append(' ');
            }
        }
    }

    private void AddCode(IElement pre)
    {
        var language = $"{pre.ClassName} {pre.QuerySelector("code")?.ClassName}".Split(' ')
            .Where(name => name.StartsWith("language-", StringComparison.Ordinal) || name.StartsWith("lang-", StringComparison.Ordinal))
            .Select(name => name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..]).FirstOrDefault() ?? "";
        foreach (var line in pre.QuerySelectorAll("br"))
        {
            line.OuterHtml = "\n";
        }

        var code = pre.TextContent.ReplaceLineEndings("\n").Trim('\n').TrimEnd();
        var fence = code.Contains("```", StringComparison.Ordinal) ? "````" : "```";
        if (code.Length > 0)
        {
            Add(BlockKind.Code, 0, $"{fence}{language}\n{code}\n{fence}");
        }
    }

    private void Flush()
    {
        TrimEnd();
        var lines = _text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Trim() is not ("" or "-"));
        Add(BlockKind.Paragraph, 0, string.Join('\n', lines));
        _text.Clear();
    }

    private void TrimEnd()
    {
        while (_text.Length > 0 && _text[^1] == ' ')
        {
            _text.Length--;
        }
    }

    private void Add(BlockKind kind, int level, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _blocks.Add(new Block(kind, level, text));
        }
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
