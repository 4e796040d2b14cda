using System.Globalization;
using System.Text;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Bench;

/// <summary>
/// Makes documents of words as frequent as in a language (Zipf), each with a subject whose words it repeats, and questions of 23 words about
/// such subjects.
/// </summary>
internal sealed class KnowledgeMaker(int chunks)
{
    private const int Vocabulary = 60_000;
    private const int Sections = 10;
    private const int SectionWords = 75;
    private const int QuestionWords = 23;

    private readonly Random _random = new(20261129);

    public async Task WriteAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var writer = services.GetRequiredService<DocumentWriter>();
        var source = new KnowledgeSource { Name = "bench", Path = "." };
        for (var i = 0; i < chunks / Sections; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"product{i % 40}/page{i}.md");
            var bytes = Encoding.UTF8.GetBytes(Document(i));
            await writer.IndexAsync(source, path, writer.Hash(bytes), DocumentFormats.Read(path, bytes), cancellationToken);
        }
    }

    /// <summary>A question about some document's subject, among ordinary words.</summary>
    public string Question(int number)
    {
        var subject = Subject(number * 7919 % Math.Max(1, chunks / Sections));
        return string.Join(' ', Enumerable.Range(0, QuestionWords).Select(i => i % 6 == 5 ? subject[i / 6] : Word()));
    }

    private string Document(int number)
    {
        var subject = Subject(number);
        var text = new StringBuilder($"# About {subject[0]} and {subject[1]}\n");
        for (var section = 0; section < Sections; section++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {subject[section % subject.Length]} {Word()}\n\n");
            text.AppendJoin(' ', Enumerable.Range(0, SectionWords).Select(i => i % 20 == 7 ? subject[i % subject.Length] : Word())).Append(".\n");
        }

        return text.ToString();
    }

    private static string[] Subject(int number)
    {
        var own = new Random(number);
        return [.. Enumerable.Range(0, 6).Select(_ => Spelt(200 + own.Next(Vocabulary - 200)))];
    }

    // A word's rank, drawn so that the thousandth word is a thousand times rarer than the first.
    private string Word() => Spelt((int)Math.Pow(Vocabulary, _random.NextDouble()) - 1);

    private static string Spelt(int rank)
    {
        const string first = "bdfgklmnprstv";
        const string second = "aeiou";
        var word = new StringBuilder();
        for (var rest = rank + 70; rest > 0; rest /= first.Length * second.Length)
        {
            var at = rest % (first.Length * second.Length);
            word.Append(first[at / second.Length]).Append(second[at % second.Length]);
        }

        return word.ToString();
    }
}
