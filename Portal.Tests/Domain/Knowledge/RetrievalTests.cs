using Microsoft.Data.Sqlite;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Retrieval;
using Portal.Domain.Knowledge.Retrieval.Latent;

namespace Portal.Tests.Domain.Knowledge;

/// <summary>The parts of retrieval that need no database of ours.</summary>
public sealed class RetrievalTests
{
    private const string Words =
        """
        caresses ponies ties caress cats feed agreed plastered bled motoring sing conflated troubled sized hopping tanned falling hissing fizzed failing
        filing happy sky relational conditional rational valenci hesitanci digitizer conformabli radicalli differentli vileli analogousli vietnamization
        predication operator feudalism decisiveness hopefulness callousness formaliti sensitiviti sensibiliti triplicate formative formalize electriciti
        electrical hopeful goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment dependent
        adoption homologou communism activate angulariti homologous effective bowdlerize probate rate cease controll roll configuration permissions
        crashes backups proxies keys saying players whitelisted java 1gb y by ion tions generalization oscillators café naïve überprüfung überprüfen
        """;

    [Fact, Trait("Req", "K3")]
    public void Stems_are_those_of_the_full_text_index()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE VIRTUAL TABLE t USING fts5(a, tokenize='porter unicode61'); CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row');";
        command.ExecuteNonQuery();
        foreach (var word in Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            command.CommandText = $"DELETE FROM t; INSERT INTO t VALUES ('{word}'); SELECT term FROM v;";
            PorterStems.Of(word).Should().Be((string?)command.ExecuteScalar(), "of {0}", word);
        }
    }

    [Fact, Trait("Req", "K3")]
    public void Words_that_go_together_come_near_each_other_and_survive_storage()
    {
        string[] sections = [..
            from i in Enumerable.Range(0, 60)
            select i % 2 == 0 ? $"memory heap java xmx garbage part{i % 7}" : $"backup restore archive storage bucket part{i % 5}"];
        var learned = LatentTraining.Learn(sections, CancellationToken.None);
        var space = SpaceBytes.Space(SpaceBytes.Of(learned));
        var heap = space.Place("heap");
        Near(heap, space.Place("garbage")).Should().BeGreaterThan(Near(heap, space.Place("archive")) + 0.5f);
        space.Place("nothing of that").Should().OnlyContain(value => value == 0);
        LatentTraining.Learn([], CancellationToken.None).Dimension.Should().Be(0);
    }

    [Theory, Trait("Req", "A5")]
    [InlineData("Overviewer: only render areas", "overviewer")]
    [InlineData("Is there a way to use FastLogin?", "fastlogin")]
    [InlineData("It crashed. Then Dynmap stopped", "dynmap")]
    [InlineData("How do I add players?", null)]
    public void Names_are_told_from_words(string question, string? name) =>
        QueryTerms.Of(question).Names.Should().BeEquivalentTo(name is null ? [] : new[] { name });

    [Fact, Trait("Req", "A5")]
    public void A_name_that_the_best_page_does_not_have_lowers_the_belief()
    {
        var known = new SearchSigns(28, 7000, 9, [new("geyser", 40, true)], 900);
        AnswerableBelief.Of(known).Should().BeGreaterThan(0.7);
        AnswerableBelief.Of(known with { Names = [new("dynmap", 0, false)] }).Should().BeLessThan(0.4);
        AnswerableBelief.Of(known with { BestPassage = 0 }).Should().Be(0);
    }

    [Fact, Trait("Req", "K3")]
    public void The_servers_software_and_version_come_first_and_old_versions_last()
    {
        var (old, now) = (new FoundPage(Guid.NewGuid(), "docs", "panel/0.7/setup.md", null), new FoundPage(Guid.NewGuid(), "docs", "panel/1.0/setup.md", null));
        var paper = new FoundPage(Guid.NewGuid(), "docs", "other/flags.md", "paper 1.21.4");
        var scores = new[] { old, now, paper }.ToDictionary(page => page.Id, _ => 1.0);
        FoundPage[] pages = [old, now, paper];
        var plain = PagePriors.Apply(scores, pages, "how do I set it up");
        plain[now.Id].Should().BeGreaterThan(plain[old.Id]);
        var asked = PagePriors.Apply(scores, pages, "how do I set up panel 0.7");
        asked[now.Id].Should().Be(asked[old.Id]);
        PagePriors.Apply(scores, pages, new KnowledgeQuestion("flags", "Paper", "1.21.4"))[paper.Id].Should().BeGreaterThan(plain[paper.Id]);
        PagePriors.Apply(scores, pages, new KnowledgeQuestion("flags", "Paper", "1.8"))[paper.Id].Should().BeLessThan(plain[paper.Id]);
    }

    [Fact, Trait("Req", "K4")]
    public void Passages_that_say_the_same_become_one_with_several_documents()
    {
        const string text = "Set the heap to three quarters of the memory that the container has, never more than that.";
        Passage Of(string document, string words) => new(Guid.NewGuid(), "docs", document, "T", [], 1, words, null);
        var collapsed = NearDuplicates.Collapse([Of("a.md", text), Of("b.md", text + "\n"), Of("c.md", "Backups are made every night by the panel itself.")]);
        collapsed.Select(passage => passage.Document).Should().Equal("a.md", "c.md");
        collapsed[0].AlsoIn.Should().Equal("b.md");
    }

    private static float Near(float[] one, float[] other) => one.Zip(other, (a, b) => a * b).Sum();
}
