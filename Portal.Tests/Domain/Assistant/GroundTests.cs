using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Assistant.Responder;
using Portal.Domain.Conversations;
using Portal.Domain.Knowledge;
using Portal.Tests.Domain.Assistant.World;

namespace Portal.Tests.Domain.Assistant;

/// <summary>An answer from the documentation rests on it, in its own words; one without it says so and cites nothing.</summary>
[Trait("Req", "A5")]
public sealed class GroundTests
{
    [Theory]
    [InlineData("how do I knit a quintapper zorblax from wool?")]
    [InlineData("what is the airspeed of an unladen swallow?")]
    public async Task What_is_not_known_is_said_and_nothing_is_cited(string question)
    {
        await using var talk = await Talk.BeginAsync();
        var answer = await talk.SayAsync(question);
        answer.Tools.Should().Contain("search_knowledge");
        answer.Events.OfType<TurnEvent.Citation>().Should().BeEmpty();
        answer.Classified.Grounded.Should().BeFalse();
        answer.Text.Should().NotContain("[1]").And.NotContain("\n> ");
    }

    [Fact]
    public async Task What_is_quoted_stands_word_for_word_in_what_is_cited()
    {
        await using var talk = await Talk.BeginAsync();
        const string question = "how do I turn the whitelist on and add players?";
        var answer = await talk.SayAsync(question);
        var cited = answer.Events.OfType<TurnEvent.Citation>().Select(citation => citation.ChunkId).ToHashSet();
        var found = await talk.Services.GetRequiredService<IKnowledgeIndex>().SearchAsync(question, 9, TestContext.Current.CancellationToken);
        var texts = found.Hits.Where(hit => cited.Contains(hit.ChunkId)).Select(hit => hit.Text).ToList();
        var quoted = answer.Text.Split('\n').Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..]).ToList();
        quoted.Should().NotBeEmpty().And.OnlyContain(line => texts.Any(text => text.Contains(line)));
    }

    [Fact]
    public void A_changed_word_is_no_quotation()
    {
        const string text = "## Heap\r\n\r\nRaise `Xmx`.\r\n\r\n- once\r\n- twice  \r\n";
        Passages.IsVerbatim(Passages.Quote(text), text).Should().BeTrue();
        Passages.IsVerbatim("> Raise `Xms`.", text).Should().BeFalse();
        Passages.IsVerbatim("> Raise", text).Should().BeFalse("half a line is not what it says");
        var lines = string.Join('\n', Enumerable.Range(0, 100).Select(i => $"Line {i} of a long passage."));
        Passages.Quote(lines).Should().EndWith("> …");
        Passages.IsVerbatim(Passages.Quote(lines), lines).Should().BeTrue();
    }
}
