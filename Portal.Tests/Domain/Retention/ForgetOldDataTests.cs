using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conversations;
using Portal.Domain.Jobs;
using Portal.Domain.Knowledge.Questions;
using Portal.Domain.People;
using Portal.Domain.Retention;
using Portal.Domain.Tickets;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Retention;

public sealed class ForgetOldDataTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "K7"), Trait("Req", "XI3")]
    public async Task What_is_past_its_term_goes_whole_what_is_younger_or_open_stays_and_twice_is_as_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new ManualClock();
        var now = clock.GetUtcNow();
        var (old, young, open) = (Talk(now.AddDays(-366)), Talk(now.AddDays(-364)), Talk(now.AddDays(-500)));
        await using var db = await database.OpenForSystemAsync();
        db.Conversations.AddRange(old, young, open);
        db.Messages.AddRange(new[] { old, young, open }.Select(talk => new Message
        {
            OwnerId = talk.OwnerId, ConversationId = talk.Id, ClientId = "1", Role = MessageRole.Owner, Text = "Hello", State = MessageState.Complete, CreatedAt = talk.UpdatedAt,
        }));
        db.Tickets.Add(new Ticket
        {
            OwnerId = open.OwnerId, ConversationId = open.Id, Number = 1, Subject = "S", Description = "D", Trigger = "asked", Packet = "{}",
            State = TicketState.Open, CreatedAt = open.UpdatedAt, UpdatedAt = open.UpdatedAt, ExpectedBy = open.UpdatedAt,
        });
        db.Sessions.AddRange(Session("gone", now.AddDays(-200), now.AddDays(-91)), Session("ended", now.AddDays(-200), now.AddDays(-89)), Session("unused", now.AddDays(-91), null));
        db.JobRuns.AddRange(Run("a", now.AddDays(-91)), Run("b", now.AddDays(-89)));
        db.UnansweredQuestions.AddRange(Question("x", now.AddDays(-366)), Question("y", now.AddDays(-1)));
        await db.SaveChangesAsync(Token);

        var job = new ForgetOldDataJob(database.Databases, new FixedOptions<RetentionOptions>(new RetentionOptions()), clock);
        (await job.RunAsync(new Progress<JobProgress>(), Token)).Changed.Should().Be(5);
        await LeftAsync();
        (await job.RunAsync(new Progress<JobProgress>(), Token)).Changed.Should().Be(0);
        await LeftAsync();

        async Task LeftAsync()
        {
            (await db.Conversations.Select(c => c.Id).ToListAsync(Token)).Should().BeEquivalentTo([young.Id, open.Id]);
            (await db.Messages.Select(m => m.ConversationId).ToListAsync(Token)).Should().BeEquivalentTo([young.Id, open.Id]);
            (await db.Sessions.Select(s => s.Id).ToListAsync(Token)).Should().Equal("ended");
            (await db.JobRuns.Select(r => r.Slot).ToListAsync(Token)).Should().Equal("b");
            (await db.UnansweredQuestions.Select(q => q.Key).ToListAsync(Token)).Should().Equal("y");
        }
    }

    private static Conversation Talk(DateTimeOffset at) => new() { OwnerId = "olivia", Title = "T", StartedAt = at, UpdatedAt = at };

    private static PersonSession Session(string id, DateTimeOffset seen, DateTimeOffset? ended) =>
        new() { Id = id, OwnerId = "olivia", CreatedAt = seen, SeenAt = seen, EndedAt = ended };

    private static JobRun Run(string slot, DateTimeOffset at) => new() { Job = "j", Slot = slot, CreatedAt = at, EndedAt = at, State = JobRunState.Succeeded };

    private static UnansweredQuestion Question(string key, DateTimeOffset at) => new() { Key = key, Text = key, CreatedAt = at, LastAt = at };
}
