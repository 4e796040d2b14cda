using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conversations;
using Portal.Domain.Safety;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Conversations;

public sealed class ConversationServiceTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly SimplePeople _people = new();
    private TestDatabase _database = null!;
    private ConversationFeeds _feeds = null!;
    private ConversationService _service = null!;
    private ConversationReader _reader = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _feeds = new ConversationFeeds(_database.Databases);
        _service = new ConversationService(_database.Databases, _feeds, _people, new FixedOptions<ChatOptions>(new ChatOptions { PerMinute = 3 }), _clock);
        _reader = new ConversationReader(_database.Databases, _feeds, new ConversationRedactions());
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact, Trait("Req", "S5")]
    public async Task A_message_is_saved_with_the_turn_that_will_answer_it()
    {
        var said = await SayAsync(null, "c1", "  My server is broken ");
        await using var db = await _database.OpenAsync(Callers.Olivia);
        (await db.Messages.Where(m => m.Role == MessageRole.Owner).SingleAsync(Token)).Text.Should().Be("My server is broken");
        (await db.Turns.SingleAsync(Token)).Should().Match<Turn>(t => t.Id == said.TurnId && t.State == TurnState.Queued && t.QuestionId == said.MessageId);
        (await db.Messages.SingleAsync(m => m.Role == MessageRole.Assistant, Token)).State.Should().Be(MessageState.Streaming);
    }

    [Fact, Trait("Req", "S5")]
    public async Task The_same_message_sent_twice_is_there_once()
    {
        var first = await SayAsync(null, "c1", "Hello");
        var again = await SayAsync(first.ConversationId, "c1", "Hello");
        again.MessageId.Should().Be(first.MessageId);
        again.TurnId.Should().BeNull("it is being answered already");
    }

    [Fact]
    public async Task Nobody_says_anything_in_anothers_conversation()
    {
        var mine = await SayAsync(null, "c1", "Hello");
        var other = await _service.SayAsync(Callers.Noah, mine.ConversationId, "c2", "Hi", null, Token);
        other.Refused.Should().NotBeNull();
        (await _reader.OpenAsync(Callers.Noah, mine.ConversationId, Token)).Should().BeNull();
    }

    [Fact]
    public async Task Limits_refuse_with_words_and_save_nothing()
    {
        (await SayAsync(null, "c0", "   ")).Refused.Should().Contain("write something");
        (await SayAsync(null, "c0", new string('x', 8001))).Refused.Should().Contain("8,000");
        foreach (var i in Enumerable.Range(1, 3))
        {
            (await SayAsync(null, $"c{i}", "Hello")).Refused.Should().BeNull();
        }

        (await SayAsync(null, "c4", "Hello")).Refused.Should().Contain("wait a minute");
        _clock.Advance(TimeSpan.FromMinutes(2));
        (await SayAsync(null, "c5", "Hello")).Refused.Should().BeNull();
        _people.SignOut(Callers.Olivia);
        (await SayAsync(null, "c6", "Hello")).Refused.Should().Contain("signed out");
        await using var db = await _database.OpenAsync(Callers.Olivia);
        (await db.Messages.CountAsync(m => m.Role == MessageRole.Owner, Token)).Should().Be(4);
    }

    [Fact, Trait("Req", "A4")]
    public async Task Answering_again_and_editing_put_the_old_ones_away()
    {
        var said = await SayAsync(null, "c1", "Helo");
        var answer = await AnswerOfAsync(said);
        await EndAsync(answer, "Hm?");
        var again = await _service.AnswerAgainAsync(Callers.Olivia, answer, Token);
        again!.TurnId.Should().NotBeNull();
        (await _service.AnswerAgainAsync(Callers.Noah, answer, Token)).Should().BeNull();
        var newer = await AnswerOfAsync(again);
        await EndAsync(newer, "Hello!");
        (await TextsAsync(said.ConversationId)).Should().Equal("Helo", "Hello!");
        await _service.EditAsync(Callers.Olivia, said.MessageId, "Hello", Token);
        (await TextsAsync(said.ConversationId)).Should().Equal("Hello", "");
    }

    [Fact, Trait("Req", "S5")]
    public async Task A_page_that_comes_in_mid_answer_sees_the_text_so_far_and_what_follows_once()
    {
        var said = await SayAsync(null, "c1", "Hello");
        await using var system = await _database.OpenForSystemAsync();
        var turn = await system.Turns.SingleAsync(Token);
        var feed = await _feeds.OpenAsync(said.ConversationId, Token);
        feed.Begin(turn.AnswerId);
        var writer = new AnswerWriter(_database.Databases, feed, turn, _clock);
        await writer.AddAsync(new TurnEvent.Step("Reading"), Token);
        await writer.AddAsync(new TurnEvent.Delta("One "), Token);
        var open = (await _reader.OpenAsync(Callers.Olivia, said.ConversationId, Token))!;
        var line = open.Transcript[^1];
        line.Text.Should().Be("One ");
        line.Steps.Should().Equal("Reading");
        await writer.AddAsync(new TurnEvent.Delta("two"), Token);
        await writer.EndAsync(MessageState.Complete, Token);
        await foreach (var item in open.Feed.FollowAsync(open.Number, Token))
        {
            if (item.MessageId == line.Id && item.Event is { } change && item.Number > line.SeenUpTo)
            {
                line.Apply(change);
            }

            if (item.Event is TurnEvent.Done)
            {
                break;
            }
        }

        line.Text.Should().Be("One two");
        line.State.Should().Be(MessageState.Complete);
        var later = (await _reader.OpenAsync(Callers.Olivia, said.ConversationId, Token))!.Transcript[^1];
        later.Text.Should().Be("One two");
        later.Steps.Should().Equal("Reading");
    }

    [Fact, Trait("Req", "S5")]
    public async Task Text_is_saved_at_most_half_a_second_late()
    {
        await SayAsync(null, "c1", "Hello");
        await using var system = await _database.OpenForSystemAsync();
        var turn = await system.Turns.AsNoTracking().SingleAsync(Token);
        var writer = new AnswerWriter(_database.Databases, await _feeds.OpenAsync(turn.ConversationId, Token), turn, _clock);
        await writer.AddAsync(new TurnEvent.Delta("a"), Token);
        (await TextsAsync(turn.ConversationId)).Should().Equal("Hello", "");
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        await writer.AddAsync(new TurnEvent.Delta("b"), Token);
        (await TextsAsync(turn.ConversationId)).Should().Equal("Hello", "ab");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<Said> SayAsync(Guid? conversation, string clientId, string text) =>
        _service.SayAsync(Callers.Olivia, conversation, clientId, text, null, Token);

    private async Task<Guid> AnswerOfAsync(Said said)
    {
        await using var db = await _database.OpenAsync(Callers.Olivia);
        return await db.Turns.Where(t => t.Id == said.TurnId).Select(t => t.AnswerId).SingleAsync(Token);
    }

    private async Task EndAsync(Guid answer, string text)
    {
        await using var db = await _database.OpenForSystemAsync();
        await db.Messages.Where(m => m.Id == answer)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, text).SetProperty(m => m.State, MessageState.Complete), Token);
    }

    private async Task<List<string>> TextsAsync(Guid conversation)
    {
        await using var db = await _database.OpenAsync(Callers.Olivia);
        return await db.Messages.Where(m => m.ConversationId == conversation && m.ReplacedById == null)
            .OrderBy(m => m.CreatedAt).Select(m => m.Text).ToListAsync(Token);
    }
}
