using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conversations;
using Portal.Domain.Tickets;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Tickets;

public sealed class TicketTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "E3"), Trait("Req", "E4")]
    public async Task A_ticket_carries_the_talk_redacted_and_tells_number_and_time()
    {
        await using var world = await DeskWorld.CreateAsync();
        var talk = await world.TalkAsync(Callers.Olivia, "My server at 203.0.113.7 keeps crashing, mail me at olivia@example.net", "key ptlc_abcdefghijklmnopqrstuvwxyz1234567890abcdefghij");
        var result = await world.EscalateAsync(Callers.Olivia, talk);
        await using var db = await world.Database.OpenForSystemAsync();
        var ticket = await db.Tickets.SingleAsync(Token);
        ticket.Subject.Should().StartWith("AI Assistant Escalation: ");
        ticket.Description.Should().StartWith("AI Assistant Conversation Log:\n\nUSER: My server at ");
        (ticket.Description + ticket.Subject + ticket.Packet).Should().NotContain("203.0.113.7").And.NotContain("olivia@example.net").And.NotContain("ptlc_");
        (ticket.Priority, ticket.Category, ticket.AiEscalated, ticket.Trigger).Should().Be((TicketPriority.Normal, "technical_support", true, "asked for a person"));
        result.Number.Should().Be("#1001");
        result.OwnerText.Should().Contain("#1001").And.Contain("human will review").And.Contain("within 2 hours").And.NotContain("queued");
        (await db.Conversations.SingleAsync(Token)).State.Should().Be(ConversationState.Escalated);
        (await db.Outbox.SingleAsync(Token)).IdempotencyKey.Should().Be(ticket.Id.ToString());
    }

    [Fact, Trait("Req", "E4")]
    public async Task With_a_helpdesk_that_does_not_have_it_yet_the_owner_reads_queued()
    {
        await using var world = await DeskWorld.CreateAsync();
        (world.Helpdesk.Kind, world.Helpdesk.BaseUrl) = (HelpdeskKind.Generic, "http://127.0.0.1:9");
        (await world.EscalateAsync(Callers.Olivia, await world.TalkAsync(Callers.Olivia, "help"))).OwnerText.Should().Contain("queued");
    }

    [Fact, Trait("Req", "E6")]
    public async Task A_conversation_has_one_open_ticket_and_numbers_are_given_once()
    {
        await using var world = await DeskWorld.CreateAsync();
        var talk = await world.TalkAsync(Callers.Olivia, "help");
        var same = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.EscalateAsync(Callers.Olivia, talk)));
        same.Select(r => r.TicketId).Distinct().Should().ContainSingle();
        var talks = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            talks.Add(await world.TalkAsync(Callers.Olivia, $"help {i}"));
        }

        var results = await Task.WhenAll(talks.Select(t => world.EscalateAsync(Callers.Olivia, t)));
        results.Select(r => r.Number).Distinct().Should().HaveCount(12);
        await using var db = await world.Database.OpenForSystemAsync();
        (await db.Tickets.CountAsync(Token)).Should().Be(13);
        (await db.Outbox.CountAsync(Token)).Should().Be(13, "each ticket has its letter");
    }

    [Fact]
    public async Task Too_many_open_tickets_are_refused_in_words()
    {
        await using var world = await DeskWorld.CreateAsync();
        world.Limits.OpenTickets = 1;
        await world.EscalateAsync(Callers.Olivia, await world.TalkAsync(Callers.Olivia, "one"));
        var refused = await world.EscalateAsync(Callers.Olivia, await world.TalkAsync(Callers.Olivia, "two"));
        (refused.State, refused.OwnerText).Should().Match<(string State, string Text)>(r => r.State == "refused" && r.Text.Contains("open tickets"));
    }

    [Fact, Trait("Req", "E5")]
    public async Task Staff_answer_and_the_owner_reads_it_in_the_talk()
    {
        await using var world = await DeskWorld.CreateAsync();
        var talk = await world.TalkAsync(Callers.Olivia, "help");
        var id = (await world.EscalateAsync(Callers.Olivia, talk)).TicketId;
        (await world.Tickets.ListAsync(Callers.Ada, DeskView.Open, Token)).Should().ContainSingle();
        (await world.Tickets.ReplyAsync(Callers.Olivia, id, "c1", "I am staff", Token)).Should().BeFalse();
        (await world.Tickets.ReplyAsync(Callers.Ada, id, "c1", "Looking into it", Token)).Should().BeTrue();
        (await world.Tickets.ReplyAsync(Callers.Ada, id, "c1", "Looking into it", Token)).Should().BeTrue("a second click adds nothing");
        await using var db = await world.Database.OpenAsync(Callers.Olivia);
        (await db.Messages.SingleAsync(m => m.Role == MessageRole.Agent, Token)).Should().Match<Message>(m => m.Text == "Looking into it" && m.AuthorName == "ada");
        (await world.Tickets.CloseAsync(Callers.Ada, id, Token)).Should().BeTrue();
        (await db.Conversations.AsNoTracking().SingleAsync(Token)).State.Should().Be(ConversationState.Open);
    }

    [Fact]
    public async Task Anothers_ticket_is_as_good_as_none()
    {
        await using var world = await DeskWorld.CreateAsync();
        var id = (await world.EscalateAsync(Callers.Olivia, await world.TalkAsync(Callers.Olivia, "help"))).TicketId;
        (await world.Tickets.FindAsync(Callers.Noah, id, Token)).Should().BeNull();
        (await world.Tickets.FindAsync(Callers.Olivia, id, Token)).Should().NotBeNull();
        (await world.Tickets.FindAsync(Callers.Ada, id, Token)).Should().NotBeNull();
        (await world.Tickets.ListAsync(Callers.Noah, DeskView.All, Token)).Should().BeEmpty();
    }
}
