using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Escalation;
using Portal.Domain.People;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Tickets;

/// <summary>Who sees a ticket, and what they read, through the served pages. The helpdesk is away, so tickets stay queued.</summary>
public sealed class TicketPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "E5"), Trait("Req", "XA2")]
    public async Task Anothers_ticket_looks_like_one_that_is_not_there()
    {
        await using var portal = Portal();
        var (_, ticket) = await TicketOfAsync(portal, await portal.AddPersonAsync("olivia@test.example"));
        await portal.AddPersonAsync("noah@test.example");
        var noah = await portal.SignInAsync("noah@test.example");
        var (foreign, foreignHtml) = await GetAsync(noah, $"/tickets/{ticket}");
        var (missing, missingHtml) = await GetAsync(noah, $"/tickets/{Guid.NewGuid()}");
        (foreign, missing).Should().Be((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        foreignHtml.Should().Contain("There is nothing here").And.NotContain("#1001");
        missingHtml.Should().Contain("There is nothing here");
        (await GetAsync(noah, "/tickets")).Html.Should().Contain("You have no tickets").And.NotContain("#1001");
    }

    [Fact, Trait("Req", "E3"), Trait("Req", "E5")]
    public async Task An_agent_sees_the_ticket_its_customer_and_why_and_may_answer()
    {
        await using var portal = Portal();
        var (_, ticket) = await TicketOfAsync(portal, await portal.AddPersonAsync("olivia@test.example"));
        await portal.AddPersonAsync("ada@test.example", Role.Agent);
        var ada = await portal.SignInAsync("ada@test.example");
        (await GetAsync(ada, "/tickets")).Html.Should().ContainAll("#1001", "olivia", "promised by");
        var (status, html) = await GetAsync(ada, $"/tickets/{ticket}");
        status.Should().Be(HttpStatusCode.OK);
        html.Should().ContainAll("#1001", "asked for a person", "olivia@test.example", "my server is broken", "reply-text", "reply-send", "reply-close", "Assign to me");
    }

    [Fact, Trait("Req", "E6")]
    public async Task The_owner_reads_queued_until_the_helpdesk_has_it_also_in_the_chat()
    {
        await using var portal = Portal();
        var (talk, ticket) = await TicketOfAsync(portal, await portal.AddPersonAsync("olivia@test.example"));
        var olivia = await portal.SignInAsync("olivia@test.example");
        var page = (await GetAsync(olivia, $"/tickets/{ticket}")).Html;
        page.Should().Contain("Queued for the helpdesk").And.NotContain("reply-text");
        Card((await GetAsync(olivia, $"/chat/{talk}")).Html).Should().Contain(">queued<");
        await portal.BreakAsync("UPDATE Tickets SET State = 'Open'");
        (await GetAsync(olivia, $"/tickets/{ticket}")).Html.Should().NotContain("Queued for the helpdesk");
        Card((await GetAsync(olivia, $"/chat/{talk}")).Html).Should().Contain(">open<").And.NotContain("queued");
    }

    private static PortalFactory Portal() => new()
    {
        Settings = new() { ["Helpdesk:Kind"] = "Generic", ["Helpdesk:BaseUrl"] = "http://127.0.0.1:9", ["Outbox:RetrySeconds"] = "3600" },
    };

    private static string Card(string html)
    {
        var start = html.IndexOf("ticket-card", StringComparison.Ordinal);
        start.Should().BePositive("the chat shows the ticket's card");
        return html[start..html.IndexOf("</a>", start, StringComparison.Ordinal)];
    }

    private static async Task<(HttpStatusCode Status, string Html)> GetAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    private static async Task<(Guid Conversation, Guid Ticket)> TicketOfAsync(PortalFactory portal, string ownerId)
    {
        var now = portal.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var talk = new Conversation { OwnerId = ownerId, Title = "Broken server", StartedAt = now, UpdatedAt = now };
        await using (var db = await portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token))
        {
            db.Conversations.Add(talk);
            await db.SaveChangesAsync(Token);
        }

        var notices = portal.Services.GetRequiredService<Notices>();
        await notices.AddAsync(talk.Id, "q", MessageRole.Owner, "my server is broken", null, [], Token);
        var result = await portal.Services.GetRequiredService<EscalationService>()
            .EscalateAsync(new Caller(ownerId, "s", "s", Role.Owner), talk.Id, null, "asked for a person", null, "en", Token);
        await notices.AddAsync(
            talk.Id, "a", MessageRole.Assistant, "A person will answer.", null, [new TurnEvent.TicketOpened(result.TicketId, result.Number, result.State)], Token);
        return (talk.Id, result.TicketId);
    }
}
