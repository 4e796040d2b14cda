using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Portal.Components.Controls;

/// <summary><c>[3]</c> in a text: a button that opens the third source.</summary>
internal sealed class CitationMark(int number) : LeafInline
{
    public int Number { get; } = number;

    /// <summary>Under this key the parser finds the set of numbers that have a source.</summary>
    public static readonly object Known = new();

    /// <summary>Takes <c>[n]</c> before the parser of links sees it, if the number has a source.</summary>
    public sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['['];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var known = processor.Context?.Properties.GetValueOrDefault(Known) as IReadOnlySet<int>;
            var length = known is null ? 0 : Length(slice, known, out _);
            if (length == 0)
            {
                return false;
            }

            Length(slice, known!, out var number);
            processor.Inline = new CitationMark(number);
            slice.Start += length;
            return true;
        }

        private static int Length(StringSlice slice, IReadOnlySet<int> known, out int number)
        {
            number = 0;
            for (var at = 1; at <= 4; at++)
            {
                var character = slice.PeekCharExtra(at);
                if (character is ']' && at > 1)
                {
                    return known.Contains(number) && slice.PeekCharExtra(at + 1) is not ('(' or '[' or ':') ? at + 1 : 0;
                }

                if (!char.IsAsciiDigit(character))
                {
                    return 0;
                }

                number = (number * 10) + (character - '0');
            }

            return 0;
        }
    }

    /// <summary>Writes the button; <c>scripts/citations.js</c> finds the source it opens.</summary>
    public sealed class Writer : HtmlObjectRenderer<CitationMark>
    {
        protected override void Write(HtmlRenderer renderer, CitationMark obj) =>
            renderer.Write($"""<button type="button" class="citation" data-testid="citation" data-cite="{obj.Number}" aria-label="Source {obj.Number}">{obj.Number}</button>""");
    }
}
