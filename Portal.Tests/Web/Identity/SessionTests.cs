using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Data;
using Portal.Domain.People;
using Portal.Identity;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Identity;

public sealed class SessionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "XA7")]
    public async Task An_open_circuit_loses_its_caller_within_ten_seconds_of_the_session_ending()
    {
        await using var portal = new PortalFactory { Demo = true };
        await portal.SignInAsync("olivia@demo.example");
        var principal = await PrincipalAsync(portal, "olivia@demo.example");

        // The scope of a circuit, with its provider told who is there as the framework does it.
        await using var circuit = portal.Services.CreateAsyncScope();
        var states = circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        ((IHostEnvironmentAuthenticationStateProvider)states).SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        var callers = circuit.ServiceProvider.GetRequiredService<CallerAccessor>();
        var caller = await callers.GetAsync(Token);
        caller.Role.Should().Be(Role.Owner);

        var changed = new TaskCompletionSource();
        states.AuthenticationStateChanged += _ => changed.TrySetResult();
        await portal.Services.GetRequiredService<PersonSessions>().EndAllAsync(caller.UserId, Token);
        (await circuit.ServiceProvider.GetRequiredService<IPeople>().IsCurrentAsync(caller, Token)).Should().BeFalse("a write asks now, not later");
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        (await callers.FindAsync(Token)).Should().BeNull();
        var ask = () => callers.GetAsync(Token);
        await ask.Should().ThrowAsync<UnauthorizedAccessException>();
    }

    [Theory]
    [InlineData(Role.Owner, 8, 7 * 24)]
    [InlineData(Role.Agent, 1, 12)]
    [InlineData(Role.Admin, 1, 12)]
    public void A_session_ends_when_it_is_idle_or_old(Role role, int idleHours, int absoluteHours)
    {
        var now = new ManualClock().GetUtcNow();
        var caller = new Caller("u", "s", "stamp", role);
        bool Good(double sinceSeen, double sinceStart) => SessionPolicy.IsGood(
            new SessionFacts(now.AddHours(-sinceStart), now.AddHours(-sinceSeen), null, "stamp", role, null), caller, now);
        Good(idleHours - 0.01, idleHours).Should().BeTrue();
        Good(idleHours, idleHours).Should().BeFalse();
        Good(0, absoluteHours - 0.01).Should().BeTrue();
        Good(0, absoluteHours).Should().BeFalse();
    }

    [Fact]
    public void A_session_ends_with_sign_out_disable_password_and_role()
    {
        var now = new ManualClock().GetUtcNow();
        var caller = new Caller("u", "s", "stamp", Role.Agent);
        var good = new SessionFacts(now, now, null, "stamp", Role.Agent, null);
        SessionPolicy.IsGood(good, caller, now).Should().BeTrue();
        SessionPolicy.IsGood(null, caller, now).Should().BeFalse();
        SessionPolicy.IsGood(good with { EndedAt = now }, caller, now).Should().BeFalse();
        SessionPolicy.IsGood(good with { DisabledAt = now }, caller, now).Should().BeFalse();
        SessionPolicy.IsGood(good with { Stamp = "other" }, caller, now).Should().BeFalse();
        SessionPolicy.IsGood(good with { Role = Role.Owner }, caller, now).Should().BeFalse();
    }

    [Fact]
    public async Task Changing_the_password_signs_out_everywhere_else()
    {
        await using var portal = new PortalFactory { Demo = true };
        var here = await portal.SignInAsync("olivia@demo.example");
        var elsewhere = await portal.SignInAsync("olivia@demo.example");
        using (var changed = await here.SubmitAsync(
            "/settings", "password", new() { ["Password.Current"] = PortalFactory.Password, ["Password.Next"] = "another-pass-2" }))
        {
            (await changed.Content.ReadAsStringAsync(Token)).Should().Contain("Your password is changed");
        }

        using var stillHere = await here.GetAsync(new Uri("/settings", UriKind.Relative), Token);
        ((int)stillHere.StatusCode).Should().Be(200);
        using var notThere = await elsewhere.GetAsync(new Uri("/settings", UriKind.Relative), Token);
        ((int)notThere.StatusCode).Should().Be(302);
        await portal.SignInAsync("olivia@demo.example", "another-pass-2");
    }

    [Fact]
    public async Task A_password_link_works_once()
    {
        await using var portal = new PortalFactory { Demo = true };
        var admin = await portal.SignInAsync("admin@demo.example");
        string link;
        using (var added = await admin.SubmitAsync(
            "/admin/people", "add", new() { ["Input.Email"] = "new@demo.example", ["Input.Name"] = "New", ["Input.Role"] = "Agent", ["Input.Password"] = "" }))
        {
            var html = System.Net.WebUtility.HtmlDecode(await added.Content.ReadAsStringAsync(Token));
            link = new Uri(html.Split("id=\"link\">")[1].Split('<')[0]).PathAndQuery;
        }

        using (var first = await portal.Browser().SubmitAsync(link, "password", new() { ["Input.Password"] = "chosen-pass-3" }))
        {
            (await first.Content.ReadAsStringAsync(Token)).Should().Contain("Your password is set");
        }

        using (var second = await portal.Browser().SubmitAsync(link, "password", new() { ["Input.Password"] = "stolen-pass-4" }))
        {
            (await second.Content.ReadAsStringAsync(Token)).Should().NotContain("Your password is set");
        }

        await portal.SignInAsync("new@demo.example", "chosen-pass-3");
    }

    private static async Task<ClaimsPrincipal> PrincipalAsync(PortalFactory portal, string email)
    {
        await using var db = await portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
        var user = await ((Portal.Data.PortalDbContext)db).Users.SingleAsync(u => u.Email == email, Token);
        var session = await db.Sessions.SingleAsync(s => s.OwnerId == user.Id && s.EndedAt == null, Token);
        return PortalClaims.Of(user, session.Id);
    }
}
