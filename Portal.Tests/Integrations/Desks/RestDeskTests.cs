using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Domain.Tickets;
using Portal.Integrations.Desks;
using Portal.Tests.Domain.Tickets;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Integrations.Desks;

/// <summary>A helpdesk on a real socket that honours keys, and fails in every way first.</summary>
public sealed class RestDeskTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, int> _tickets = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script = new();
    private WebApplication _server = null!;
    private ServiceProvider _services = null!;
    private DeskWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/api/tickets", AnswerAsync);
        await _server.StartAsync(Token);
        _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        _world = await DeskWorld.CreateAsync();
        (_world.Helpdesk.Kind, _world.Helpdesk.BaseUrl, _world.Helpdesk.ApiKey) = (HelpdeskKind.Generic, $"{_server.Urls.First()}/api", "desk-key");
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        await _server.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact, Trait("Req", "E5"), Trait("Req", "E6")]
    public async Task Through_every_kind_of_outage_there_is_exactly_one_ticket_here_and_there()
    {
        _script.Enqueue(Status(503));
        _script.Enqueue(Status(500, create: true));
        _script.Enqueue(context =>
        {
            Create(context);
            context.Abort();
            return Task.CompletedTask;
        });
        _script.Enqueue(Status(429, "7200"));
        await _world.EscalateAsync(Callers.Olivia, await _world.TalkAsync(Callers.Olivia, "help"));
        var delivery = _world.Delivery(Desk());
        for (var i = 0; i < 4; i++)
        {
            (await delivery.DeliverDueAsync(Token)).Should().Be(0);
            (await TicketAsync()).State.Should().Be(TicketState.Queued);
            (await delivery.DeliverDueAsync(Token)).Should().Be(0, "it is not due yet");
            _world.Clock.Advance(TimeSpan.FromMinutes(i == 3 ? 60 : 31));
        }

        (await delivery.DeliverDueAsync(Token)).Should().Be(0, "the desk asked for two hours");
        _world.Clock.Advance(TimeSpan.FromHours(2));
        (await delivery.DeliverDueAsync(Token)).Should().Be(1);
        _tickets.Should().ContainSingle();
        (await TicketAsync()).Should().Match<Ticket>(t => t.State == TicketState.Open && t.ExternalId == "77");
        (await LetterAsync()).Should().Match<OutboxLetter>(l => l.State == LetterState.Delivered && l.Attempts == 5);
    }

    [Theory, Trait("Req", "E5")]
    [InlineData("", null)]
    [InlineData("<html>ok</html>", null)]
    [InlineData("{\"id\":5}", "5")]
    [InlineData("{\"ticket_id\":\"T-9\"}", "T-9")]
    [InlineData("{\"data\":{\"id\":12}}", "12")]
    [InlineData("[1]", null)]
    public async Task Any_2xx_is_success_and_the_id_is_found_where_it_is(string body, string? id)
    {
        _script.Enqueue(async context =>
        {
            context.Response.StatusCode = 201;
            await context.Response.WriteAsync(body);
        });
        await _world.EscalateAsync(Callers.Olivia, await _world.TalkAsync(Callers.Olivia, "help"));
        (await _world.Delivery(Desk()).DeliverDueAsync(Token)).Should().Be(1);
        (await TicketAsync()).ExternalId.Should().Be(id);
    }

    [Fact, Trait("Req", "E6")]
    public async Task A_receiver_that_ignores_keys_is_not_asked_twice_when_its_answer_is_lost()
    {
        _world.Helpdesk.IgnoresKey = true;
        _script.Enqueue(context =>
        {
            Create(context);
            context.Abort();
            return Task.CompletedTask;
        });
        await _world.EscalateAsync(Callers.Olivia, await _world.TalkAsync(Callers.Olivia, "help"));
        await _world.Delivery(Desk()).DeliverDueAsync(Token);
        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.Delivery(Desk()).DeliverDueAsync(Token);
        (await LetterAsync()).State.Should().Be(LetterState.MaybeSent);
        _tickets.Values.Should().Equal(1);
    }

    [Theory, Trait("Req", "E5")]
    [InlineData(204, null, null)]
    [InlineData(201, "/api/tickets/4711", "4711")]
    [InlineData(202, "https://desk.example.net/t/88?view=1", "88")]
    public async Task Without_a_body_the_id_is_in_the_location_or_nowhere(int status, string? location, string? id)
    {
        _script.Enqueue(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        });
        await EscalateAsync();
        (await _world.Delivery(Desk()).DeliverDueAsync(Token)).Should().Be(1);
        (await TicketAsync()).Should().Match<Ticket>(t => t.State == TicketState.Open && t.ExternalId == id);
    }

    [Theory, Trait("Req", "E6")]
    [InlineData(500, LetterState.MaybeSent)]
    [InlineData(502, LetterState.MaybeSent)]
    [InlineData(504, LetterState.MaybeSent)]
    [InlineData(503, LetterState.Waiting)]
    [InlineData(429, LetterState.Waiting)]
    public async Task A_receiver_that_ignores_keys_is_asked_again_only_when_it_surely_has_no_ticket(int status, LetterState state)
    {
        _world.Helpdesk.IgnoresKey = true;
        _script.Enqueue(Status(status));
        await EscalateAsync();
        await _world.Delivery(Desk()).DeliverDueAsync(Token);
        (await LetterAsync()).State.Should().Be(state);
    }

    [Fact, Trait("Req", "E6")]
    public async Task A_receiver_that_ignores_keys_is_not_asked_again_by_the_process_that_takes_over()
    {
        _world.Helpdesk.IgnoresKey = true;
        await EscalateAsync();
        await LeaveSendingAsync();
        _world.Clock.Advance(TimeSpan.FromSeconds(61));
        (await _world.Delivery(Desk()).DeliverDueAsync(Token)).Should().Be(0);
        (await LetterAsync()).State.Should().Be(LetterState.MaybeSent);
        _tickets.Should().BeEmpty("nobody knows whether the one that was stopped had sent it");
    }

    [Fact, Trait("Req", "E6")]
    public async Task What_staff_do_while_a_letter_is_on_its_way_stays_and_so_does_the_desks_answer()
    {
        var id = await EscalateAsync();
        _script.Enqueue(async context =>
        {
            await _world.Tickets.CloseAsync(Callers.Ada, id, Token);
            Create(context);
            context.Response.StatusCode = 201;
            await context.Response.WriteAsJsonAsync(new { id = 5 });
        });
        (await _world.Delivery(Desk()).DeliverDueAsync(Token)).Should().Be(1);
        (await TicketAsync()).Should().Match<Ticket>(t => t.State == TicketState.Closed && t.ExternalId == "5");
        (await LetterAsync()).State.Should().Be(LetterState.Delivered);
    }

    [Fact, Trait("Req", "E6")]
    public async Task A_refused_letter_waits_for_staff_who_send_it_again()
    {
        var id = await EscalateAsync();
        _script.Enqueue(Status(401));
        var delivery = _world.Delivery(Desk());
        await delivery.DeliverDueAsync(Token);
        _world.Clock.Advance(TimeSpan.FromDays(1));
        (await delivery.DeliverDueAsync(Token)).Should().Be(0, "a wrong key does not mend itself");
        (await LetterAsync()).State.Should().Be(LetterState.Refused);
        (await _world.Tickets.DecideLetterAsync(Callers.Olivia, id, isThere: false, Token)).Should().BeFalse("an owner decides nothing");
        (await _world.Tickets.DecideLetterAsync(Callers.Ada, id, isThere: false, Token)).Should().BeTrue();
        (await delivery.DeliverDueAsync(Token)).Should().Be(1);
        (await TicketAsync()).State.Should().Be(TicketState.Open);
        _tickets.Values.Should().Equal(1);
        (await _world.Tickets.DecideLetterAsync(Callers.Ada, id, isThere: false, Token)).Should().BeFalse("a delivered letter is decided");
    }

    [Fact, Trait("Req", "E6")]
    public async Task Staff_who_found_a_maybe_sent_ticket_there_say_so()
    {
        _world.Helpdesk.IgnoresKey = true;
        _script.Enqueue(Status(500, create: true));
        var id = await EscalateAsync();
        await _world.Delivery(Desk()).DeliverDueAsync(Token);
        (await _world.Tickets.DecideLetterAsync(Callers.Ada, id, isThere: true, Token)).Should().BeTrue();
        (await _world.Delivery(Desk()).DeliverDueAsync(Token)).Should().Be(0);
        (await TicketAsync()).State.Should().Be(TicketState.Open);
        _tickets.Values.Should().Equal(1);
    }

    [Fact, Trait("Req", "E6")]
    public async Task A_lease_that_ran_out_is_taken_over()
    {
        await _world.EscalateAsync(Callers.Olivia, await _world.TalkAsync(Callers.Olivia, "help"));
        await LeaveSendingAsync();
        (await _world.Delivery(Desk()).DeliverDueAsync(Token)).Should().Be(0);
        _world.Clock.Advance(TimeSpan.FromSeconds(61));
        (await _world.Delivery(Desk()).DeliverDueAsync(Token)).Should().Be(1);
    }

    private RestDesk Desk() => new(_services.GetRequiredService<IHttpClientFactory>(), new FixedOptions<HelpdeskOptions>(_world.Helpdesk), _world.Clock);

    private async Task<Guid> EscalateAsync() => (await _world.EscalateAsync(Callers.Olivia, await _world.TalkAsync(Callers.Olivia, "help"))).TicketId;

    // As a process leaves it that is stopped between sending and hearing back.
    private async Task LeaveSendingAsync()
    {
        await using var db = await _world.Database.OpenForSystemAsync();
        DateTimeOffset? until = _world.Clock.GetUtcNow().AddSeconds(60);
        await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(l => l.State, LetterState.Sending).SetProperty(l => l.LeasedUntil, until), Token);
    }

    private async Task<Ticket> TicketAsync()
    {
        await using var db = await _world.Database.OpenForSystemAsync();
        return await db.Tickets.SingleAsync(Token);
    }

    private async Task<OutboxLetter> LetterAsync()
    {
        await using var db = await _world.Database.OpenForSystemAsync();
        return await db.Outbox.SingleAsync(Token);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Request.Headers.Authorization.ToString().Should().Be("Bearer desk-key");
        if (_script.TryDequeue(out var step))
        {
            await step(context);
            return;
        }

        Create(context);
        context.Response.StatusCode = 201;
        await context.Response.WriteAsJsonAsync(new { id = 77 });
    }

    private void Create(HttpContext context) => _tickets.AddOrUpdate(context.Request.Headers["Idempotency-Key"].ToString(), 1, (_, n) => n + 1);

    private Func<HttpContext, Task> Status(int status, string? retryAfter = null, bool create = false) => context =>
    {
        if (create)
        {
            Create(context);
        }

        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };
}
