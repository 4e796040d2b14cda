using Portal.Domain.Conversations;

namespace Portal.Tests.Domain.Conversations;

public sealed class ConversationFeedTests
{
    private static readonly Guid Answer = Guid.NewGuid();

    [Fact, Trait("Req", "S5")]
    public async Task A_follower_that_comes_late_gets_everything_since_its_number_in_order()
    {
        var feed = new ConversationFeed(last: 41);
        feed.Publish(Answer, new TurnEvent.Delta("a"));
        feed.Publish(Answer, new TurnEvent.Delta("b"));
        var follower = feed.FollowAsync(42, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        feed.Publish(Answer, new TurnEvent.Delta("c"));
        (await TakeAsync(follower, 2)).Should().Equal((43, "b"), (44, "c"));
        var waiting = follower.MoveNextAsync();
        waiting.IsCompleted.Should().BeFalse("nothing has come since");
        feed.Publish(Answer, new TurnEvent.Delta("d"));
        (await waiting).Should().BeTrue();
        follower.Current.Number.Should().Be(45);
    }

    [Fact, Trait("Req", "S5")]
    public async Task A_follower_that_missed_too_much_is_told_to_read_again()
    {
        var feed = new ConversationFeed(0);
        for (var i = 0; i < ConversationFeed.Kept + 10; i++)
        {
            feed.Publish(Answer, new TurnEvent.Delta("x"));
        }

        var follower = feed.FollowAsync(1, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await follower.MoveNextAsync()).Should().BeTrue();
        follower.Current.Should().Be(new FeedItem(ConversationFeed.Kept + 10, Guid.Empty, null));
    }

    [Fact, Trait("Req", "S5")]
    public void The_text_so_far_is_there_while_an_answer_is_written_and_not_after()
    {
        var feed = new ConversationFeed(0);
        feed.Begin(Answer);
        feed.Publish(Answer, new TurnEvent.Step("Reading"));
        feed.Publish(Answer, new TurnEvent.Delta("Hello "));
        feed.Publish(Answer, new TurnEvent.Restarted("next tier"));
        feed.Publish(Answer, new TurnEvent.Delta("Hi"));
        feed.Live(Answer)!.Value.Text.Should().Be("Hi");
        feed.Live(Answer)!.Value.Events.Should().ContainSingle().Which.Should().Be(new TurnEvent.Step("Reading"));
        feed.IsBusy.Should().BeTrue();
        feed.Publish(Answer, new TurnEvent.Done(MessageState.Complete));
        feed.Live(Answer).Should().BeNull();
        feed.IsBusy.Should().BeFalse();
    }

    [Fact]
    public async Task Many_writers_and_followers_see_every_number_once()
    {
        var feed = new ConversationFeed(0);
        var followers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var seen = new List<long>();
            await foreach (var item in feed.FollowAsync(0, TestContext.Current.CancellationToken))
            {
                seen.Add(item.Number);
                if (item.Number == 1000)
                {
                    break;
                }
            }

            return seen;
        })).ToList();
        await Parallel.ForAsync(0, 1000, TestContext.Current.CancellationToken, (i, _) =>
        {
            feed.Publish(Answer, new TurnEvent.Delta("x"));
            return ValueTask.CompletedTask;
        });
        foreach (var seen in await Task.WhenAll(followers))
        {
            seen.Should().Equal(Enumerable.Range(1, 1000).Select(i => (long)i));
        }
    }

    private static async Task<List<(long, string)>> TakeAsync(IAsyncEnumerator<FeedItem> follower, int count)
    {
        var taken = new List<(long, string)>();
        while (taken.Count < count && await follower.MoveNextAsync())
        {
            taken.Add((follower.Current.Number, ((TurnEvent.Delta)follower.Current.Event!).Text));
        }

        return taken;
    }
}
