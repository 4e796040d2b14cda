using System.Text;
using Portal.Domain.LogAnalysis.Rules;
using Portal.Domain.LogAnalysis.Scanning;

namespace Portal.Tests.Domain.LogAnalysis.Scanning;

public sealed class LiteralScannerTests
{
    [Theory, Trait("Req", "L1")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Vectors_and_plain_code_find_what_a_plain_search_finds(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 150; round++)
        {
            var letters = random.Next(2, 30);
            var literals = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Word(random, random.Next(3, 24), letters)).Distinct().ToArray();
            var text = Encoding.UTF8.GetBytes(Text(random, literals, letters));
            var expected = Search(text, literals);
            Found(text, literals, vectors: true).Should().Equal(expected);
            Found(text, literals, vectors: false).Should().Equal(expected);
        }
    }

    [Fact, Trait("Req", "L1")]
    public void The_catalogues_literals_are_found_at_every_place_of_a_block()
    {
        var literals = new ScanPlan(Catalogue.Load(null)).Literals;
        var scanner = new LiteralScanner(literals);
        var plain = new LiteralScanner(literals, vectors: false);
        for (var i = 0; i < literals.Count; i++)
        {
            for (var before = 0; before < 9; before++)
            {
                var text = Encoding.UTF8.GetBytes($"{new string('x', before + 60)}{literals[i]}{(before % 2 == 0 ? "" : "\n")}");
                var hits = new List<LiteralHit>();
                scanner.Scan(text, hits);
                hits.Should().Contain(new LiteralHit(before + 60, i));
                var others = new List<LiteralHit>();
                plain.Scan(text, others);
                others.Should().BeEquivalentTo(hits);
            }
        }
    }

    [Theory, Trait("Req", "L1")]
    [InlineData("aaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("abababababab", "abababababababababababababababababababababababababababababababababababababababababababababababab")]
    [InlineData("Serverthread", "ServerthreadServerthreaServerthreadServerthreServerthreadSServerthreadeServerthreadrServerthread")]
    public void Overlapping_occurrences_are_all_found(string literal, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Found(bytes, [literal], vectors: true).Should().Equal(Search(bytes, [literal]));
        Found(bytes, [literal], vectors: false).Should().Equal(Search(bytes, [literal]));
    }

    private static List<LiteralHit> Found(byte[] text, string[] literals, bool vectors)
    {
        var hits = new List<LiteralHit>();
        new LiteralScanner(literals, vectors).Scan(text, hits);
        return [.. hits.OrderBy(hit => hit.At).ThenBy(hit => hit.Literal)];
    }

    private static List<LiteralHit> Search(byte[] text, string[] literals)
    {
        var hits = new List<LiteralHit>();
        for (var at = 0; at < text.Length; at++)
        {
            for (var i = 0; i < literals.Length; i++)
            {
                if (text.AsSpan(at).StartsWith(Encoding.UTF8.GetBytes(literals[i])))
                {
                    hits.Add(new LiteralHit(at, i));
                }
            }
        }

        return hits;
    }

    private static string Word(Random random, int length, int letters) => new([.. Enumerable.Range(0, length).Select(_ => (char)('A' + random.Next(letters)))]);

    private static string Text(Random random, string[] literals, int letters)
    {
        var text = new StringBuilder();
        while (text.Length < 600)
        {
            text.Append(random.Next(3) == 0 ? literals[random.Next(literals.Length)] : Word(random, random.Next(1, 12), letters));
        }

        return text.ToString(0, random.Next(0, text.Length));
    }
}
