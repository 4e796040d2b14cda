using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Chunking;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Retrieval;

namespace Portal.Integrations.Search;

/// <summary>What is indexed of a document as a whole.</summary>
internal sealed record PageText(string Title, string Headings, string Body, string Path, string Names, string Description, string Grams)
{
    /// <summary>Most characters of a page that count, about 60 printed pages; its passages are indexed wholly.</summary>
    private const int Most = 200_000;

    public static PageText Of(KnowledgeDocument document, DocumentContent content)
    {
        var headings = string.Join('\n', content.Blocks.Where(block => block.Kind == BlockKind.Heading).Select(block => block.Text));
        var body = string.Join('\n', content.Blocks.Where(block => block.Kind != BlockKind.Heading).Select(block => block.Text));
        body = body.Length <= Most ? body : body[..Most];
        var path = PathWords(document.Path);
        return new PageText(
            document.Title, headings, body, path, NamesIn($"{document.Title}\n{headings}\n{body}", document.Tags), content.Description ?? "",
            CharacterGrams.Text($"{document.Title}\n{headings}\n{path}\n{content.Description}\n{body}", Most * 2));
    }

    /// <summary>A path as words, without the extension.</summary>
    private static string PathWords(string path) => System.IO.Path.ChangeExtension(path, null);

    /// <summary>Identifiers joined and split, and what the document says it is about.</summary>
    public static string NamesIn(string text, string? tags) => string.Join(' ', Identifiers.Words(text).Append(tags));
}
