using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conversations;
using Portal.Domain.Escalation;
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
        for (var i = 0; i < 20; i++)
        {
            talks.Add(await world.TalkAsync(Callers.Olivia, $"help {i}"));
        }

        var results = await Task.WhenAll(talks.Select(t => world.EscalateAsync(Callers.Olivia, t)));
        results.Select(r => r.Number).Should().BeEquivalentTo(Enumerable.Range(1002, 20).Select(n => $"#{n}"), "none is given twice and none is left out");
        await using var db = await world.Database.OpenForSystemAsync();
        (await db.Tickets.CountAsync(Token)).Should().Be(21);
        (await db.Outbox.CountAsync(Token)).Should().Be(21, "each ticket has its letter");
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

    [Fact]
    public async Task Too_many_tickets_in_a_day_are_refused_for_that_reason()
    {
        await using var world = await DeskWorld.CreateAsync();
        world.Limits.TicketsPerDay = 1;
        await world.Tickets.CloseAsync(Callers.Ada, (await world.EscalateAsync(Callers.Olivia, await world.TalkAsync(Callers.Olivia, "one"))).TicketId, Token);
        var second = await world.TalkAsync(Callers.Olivia, "two");
        var refused = await world.EscalateAsync(Callers.Olivia, second);
        refused.IsRefused.Should().BeTrue();
        refused.OwnerText.Should().Contain("24 hours").And.NotContain("open tickets");
        world.Clock.Advance(TimeSpan.FromHours(25));
        (await world.EscalateAsync(Callers.Olivia, second)).IsNew.Should().BeTrue();
    }

    [Fact, Trait("Req", "E6")]
    public async Task Ticket_letter_and_state_are_written_together_or_not_at_all()
    {
        await using var world = await DeskWorld.CreateAsync();
        var talk = await world.TalkAsync(Callers.Olivia, "help");
        await using var db = await world.Database.OpenForSystemAsync();
        await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER no_letters BEFORE INSERT ON Outbox BEGIN SELECT RAISE(ABORT, 'full'); END", Token);
        var failing = () => world.EscalateAsync(Callers.Olivia, talk);
        await failing.Should().ThrowAsync<DbUpdateException>();
        (await db.Tickets.CountAsync(Token)).Should().Be(0);
        (await db.Conversations.AsNoTracking().SingleAsync(Token)).State.Should().Be(ConversationState.Open);
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER no_letters", Token);
        (await world.EscalateAsync(Callers.Olivia, talk)).Number.Should().Be("#1001", "what failed took no number");
    }

    [Fact, Trait("Req", "E3")]
    public async Task The_text_for_a_helpdesk_has_the_facts_under_the_talk()
    {
        await using var world = await DeskWorld.CreateAsync();
        var talk = await world.TalkAsync(Callers.Olivia, "it crashes");
        var finding = JsonSerializer.SerializeToElement(new { code = "server.port.in_use", severity = "high", cause = "Port taken.", evidence = new[] { "bind failed on 203.0.113.7:25565" } });
        await world.Notices.AddAsync(
            talk, "a1", MessageRole.Assistant, "The port is taken.", null,
            [new TurnEvent.FindingShown(finding, "s1", "Survival"), new TurnEvent.Citation(1, Guid.Empty, "ports.md", "Ports", [], 1)], Token);
        var id = (await world.EscalateAsync(Callers.Olivia, talk)).TicketId;
        var text = (await world.Tickets.FindAsync(Callers.Ada, id, Token))!.Ticket.Description;
        text.Should().StartWith("AI Assistant Conversation Log:\n\nUSER: it crashes\n\nASSISTANT: The port is taken.\n\nWhat the portal knows:");
        text.Should().ContainAll($"Ticket: {id}", "asked for a person", "server.port.in_use (high): Port taken.", "bind failed on", "Actions tried: none", "Ports (ports.md)");
        text.Should().NotContain("203.0.113.7");
    }

    [Fact]
    public async Task A_problem_that_stays_makes_a_pressing_ticket()
    {
        await using var world = await DeskWorld.CreateAsync();
        var talk = await world.TalkAsync(Callers.Olivia, "still broken");
        var seen = new EscalationSignals(3, false, false, ["still broken"], false, 0, true, "crash");
        var result = await world.Escalation.ConsiderAsync(Callers.Olivia, talk, null, seen, Token);
        result!.OwnerText.Should().Contain("within 1 hour");
        (await world.Tickets.FindAsync(Callers.Ada, result.TicketId, Token))!.Ticket.Priority.Should().Be(TicketPriority.High);
    }

    [Fact]
    public async Task A_closed_ticket_stays_closed()
    {
        await using var world = await DeskWorld.CreateAsync();
        var talk = await world.TalkAsync(Callers.Olivia, "help");
        var id = (await world.EscalateAsync(Callers.Olivia, talk)).TicketId;
        (await world.Tickets.CloseAsync(Callers.Ada, id, Token)).Should().BeTrue();
        (await world.Tickets.ReplyAsync(Callers.Ada, id, "late", "too late", Token)).Should().BeFalse();
        (await world.Tickets.CloseAsync(Callers.Ada, id, Token)).Should().BeFalse();
        (await world.Tickets.FindAsync(Callers.Ada, id, Token))!.Ticket.State.Should().Be(TicketState.Closed);
        (await world.EscalateAsync(Callers.Olivia, talk)).Should().Match<EscalationResult>(r => r.IsNew && r.TicketId != id, "the next wish opens a new one");
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
