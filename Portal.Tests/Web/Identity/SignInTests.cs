using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Identity;

public sealed class SignInTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("olivia@demo.example", "/chat")]
    [InlineData("ada@demo.example", "/tickets")]
    [InlineData("admin@demo.example", "/admin/analytics")]
    public async Task Everybody_begins_at_the_page_of_their_role(string email, string page)
    {
        await using var portal = new PortalFactory { Demo = true };
        var browser = portal.Browser();
        using var answer = await browser.SubmitAsync("/sign-in", "sign-in", Typed(email, PortalFactory.Password));
        answer.Headers.Location!.AbsolutePath.Should().Be(page);
        using var start = await browser.GetAsync(new Uri("/", UriKind.Relative), Token);
        start.Headers.Location!.AbsolutePath.Should().Be(page);
    }

    [Theory]
    [InlineData("/tickets", "/tickets")]
    [InlineData("//evil.example/x", "/chat")]
    [InlineData("/\\evil.example", "/chat")]
    [InlineData("https://evil.example", "/chat")]
    public async Task One_returns_only_to_pages_of_the_portal(string returnUrl, string page)
    {
        await using var portal = new PortalFactory { Demo = true };
        using var answer = await portal.Browser().SubmitAsync(
            $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", "sign-in", Typed("olivia@demo.example", PortalFactory.Password));
        answer.Headers.Location.Should().Be(new Uri(portal.ClientOptions.BaseAddress, page));
    }

    [Fact, Trait("Req", "XF")]
    public async Task A_known_and_an_unknown_account_get_the_same_answers()
    {
        await using var portal = new PortalFactory { Demo = true };
        var known = await AnswersAsync(portal, "olivia@demo.example");
        var unknown = await AnswersAsync(portal, "nobody@demo.example");
        known.Should().Equal(unknown);
        known.Select(answer => answer.Status).Should().Equal(200, 200, 200, 200, 200, 429);
    }

    [Fact, Trait("Req", "XF")]
    public async Task Five_failures_stop_an_account_for_fifteen_minutes_but_not_its_neighbour()
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        await using var portal = new PortalFactory { Demo = true, Replace = services => services.AddSingleton<TimeProvider>(clock) };
        await AnswersAsync(portal, "olivia@demo.example");
        using (var right = await portal.Browser().SubmitAsync("/sign-in", "sign-in", Typed("olivia@demo.example", PortalFactory.Password)))
        {
            right.StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "even the right password has to wait");
            right.Headers.RetryAfter!.Delta.Should().BeCloseTo(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(2));
        }

        await portal.SignInAsync("noah@demo.example");
        clock.Advance(TimeSpan.FromMinutes(15));
        await portal.SignInAsync("olivia@demo.example");
    }

    [Fact, Trait("Req", "XF")]
    public async Task Twenty_failures_stop_an_address()
    {
        await using var portal = new PortalFactory { Demo = true };
        var browser = portal.Browser();
        for (var i = 1; i <= 20; i++)
        {
            using var wrong = await browser.SubmitAsync("/sign-in", "sign-in", Typed($"person{i}@demo.example", "wrong"));
            wrong.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        using var next = await browser.SubmitAsync("/sign-in", "sign-in", Typed("olivia@demo.example", PortalFactory.Password));
        next.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        await using var portal = new PortalFactory { Demo = true };
        var browser = await portal.SignInAsync("olivia@demo.example");
        var stolen = portal.Browser();
        using (var page = await browser.GetAsync(new Uri("/settings", UriKind.Relative), Token))
        {
            page.StatusCode.Should().Be(HttpStatusCode.OK);
            var cookie = page.RequestMessage!.Headers.GetValues("Cookie").Single();
            stolen.DefaultRequestHeaders.Add("Cookie", cookie);
        }

        using (var signedOut = await browser.PostFormAsync("/settings", "/account/sign-out", []))
        {
            signedOut.Headers.Location!.OriginalString.Should().Be("/");
        }

        using var after = await stolen.GetAsync(new Uri("/settings", UriKind.Relative), Token);
        after.StatusCode.Should().Be(HttpStatusCode.Redirect, "the cookie names a session that has ended");
    }

    [Fact]
    public async Task Signing_out_needs_the_pages_token()
    {
        await using var portal = new PortalFactory { Demo = true };
        var browser = await portal.SignInAsync("olivia@demo.example");
        using var body = new FormUrlEncodedContent([]);
        using var answer = await browser.PostAsync(new Uri("/account/sign-out", UriKind.Relative), body, Token);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var still = await browser.GetAsync(new Uri("/settings", UriKind.Relative), Token);
        still.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Demo_people_come_in_by_one_click_in_Development_with_the_demo_only()
    {
        await using (var portal = new PortalFactory { Demo = true })
        {
            using var answer = await portal.Browser().PostFormAsync("/", "/demo/sign-in", new() { ["email"] = "ada@demo.example" });
            answer.Headers.Location!.OriginalString.Should().Be("/tickets");
        }

        await using var without = new PortalFactory();
        await without.AddPersonAsync("ada@demo.example", Role.Agent);
        using var none = await without.Browser().PostFormAsync("/sign-in", "/demo/sign-in", new() { ["email"] = "ada@demo.example" });
        none.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static Dictionary<string, string> Typed(string email, string password) => new() { ["Input.Email"] = email, ["Input.Password"] = password };

    private static async Task<List<(int Status, string Words)>> AnswersAsync(PortalFactory portal, string email)
    {
        var browser = portal.Browser();
        var answers = new List<(int, string)>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await browser.SubmitAsync("/sign-in", "sign-in", Typed(email, "wrong"));
            var html = await answer.Content.ReadAsStringAsync(Token);
            answers.Add(((int)answer.StatusCode, html.Split("data-testid=\"sign-in-problem\">")[1].Split("</div>")[0]));
        }

        return answers;
    }
}
