using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.People;
using Portal.Hosting;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Identity;

public sealed class AccessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "XA2")]
    public async Task Without_a_session_pages_send_to_sign_in_and_programs_get_401()
    {
        await using var portal = new PortalFactory();
        using (var page = await portal.Browser().GetAsync(new Uri("/settings?tab=1", UriKind.Relative), Token))
        {
            page.StatusCode.Should().Be(HttpStatusCode.Redirect);
            page.Headers.Location!.OriginalString.Should().Be("/sign-in?returnUrl=%2Fsettings%3Ftab%3D1");
        }

        using var program = portal.Browser();
        program.DefaultRequestHeaders.Add("Accept", "application/json");
        using var api = await program.GetAsync(new Uri("/settings", UriKind.Relative), Token);
        api.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var metrics = await portal.Browser().GetAsync(new Uri("/metrics", UriKind.Relative), Token);
        metrics.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory, Trait("Req", "XA2")]
    [InlineData("olivia@demo.example", HttpStatusCode.Forbidden)]
    [InlineData("ada@demo.example", HttpStatusCode.Forbidden)]
    [InlineData("admin@demo.example", HttpStatusCode.OK)]
    public async Task A_known_page_for_another_role_is_403_with_words(string email, HttpStatusCode expected)
    {
        await using var portal = new PortalFactory { Demo = true };
        var browser = await portal.SignInAsync(email);
        using var answer = await browser.GetAsync(new Uri("/admin/people", UriKind.Relative), Token);
        answer.StatusCode.Should().Be(expected);
        var html = await answer.Content.ReadAsStringAsync(Token);
        html.Contains("You may not open this page", StringComparison.Ordinal).Should().Be(expected == HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_not_there_is_404_with_words_for_everybody()
    {
        await using var portal = new PortalFactory { Demo = true };
        foreach (var browser in new[] { portal.Browser(), await portal.SignInAsync("olivia@demo.example") })
        {
            using var answer = await browser.GetAsync(new Uri("/nothing/here.txt", UriKind.Relative), Token);
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
            (await answer.Content.ReadAsStringAsync(Token)).Should().Contain("There is nothing here");
        }
    }

    [Theory, Trait("Req", "XC5")]
    [InlineData(null)]
    [InlineData("olivia@demo.example")]
    [InlineData("ada@demo.example")]
    [InlineData("admin@demo.example")]
    public async Task Every_answer_carries_the_headers(string? email)
    {
        await using var portal = new PortalFactory { Demo = true };
        var browser = email is null ? portal.Browser() : await portal.SignInAsync(email);
        var routes = Surface.Of(portal.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>()).Select(entry => entry.Route).OfType<string>().Distinct()
            .Where(route => !route.Contains('{', StringComparison.Ordinal)).Append("/missing").Append("/status/500").ToList();
        routes.Should().Contain("/sign-in").And.Contain(route => route.StartsWith("/dist/"));
        foreach (var route in routes)
        {
            using var answer = await browser.GetAsync(new Uri(route, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);
            One(answer, "Content-Security-Policy").Should().Be(SecurityHeaders.ContentSecurityPolicy, route);
            One(answer, "X-Content-Type-Options").Should().Be("nosniff", route);
            One(answer, "Referrer-Policy").Should().Be("no-referrer", route);
            One(answer, "Cross-Origin-Opener-Policy").Should().Be("same-origin", route);
            answer.Headers.Contains("Server").Should().BeFalse(route);
            var isFile = route.StartsWith("/dist/", StringComparison.Ordinal) || route.StartsWith("/_framework/blazor", StringComparison.Ordinal);
            if (email is not null && !isFile)
            {
                One(answer, "Cache-Control").Should().Be("no-store", route);
            }
        }
    }

    [Fact]
    public async Task Over_https_the_cookie_is_a_host_cookie_and_transport_is_strict()
    {
        await using var portal = new PortalFactory { Demo = true };
        portal.ClientOptions.BaseAddress = new Uri("https://localhost");
        using var answer = await portal.Browser().SubmitAsync(
            "/sign-in", "sign-in", new() { ["Input.Email"] = "olivia@demo.example", ["Input.Password"] = PortalFactory.Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.Contains("portal=", StringComparison.Ordinal));
        cookie.Should().StartWith("__Host-portal=").And.Contain("secure").And.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/");
        One(answer, "Strict-Transport-Security").Should().StartWith("max-age=");
    }

    [Theory, Trait("Req", "XA8")]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("own", HttpStatusCode.SwitchingProtocols)]
    public async Task A_socket_opens_only_from_our_own_pages(string? origin, HttpStatusCode expected)
    {
        await using var portal = new PortalFactory { Demo = true };
        var address = portal.OpenPort();
        using var browser = await portal.SignInAsync("olivia@demo.example");
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", portal.CookiesOf(browser));
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin == "own" ? address.GetLeftPart(UriPartial.Authority) : origin);
        }

        var connect = () => socket.ConnectAsync(new Uri($"ws://{address.Authority}/_blazor"), Token);
        if (expected == HttpStatusCode.SwitchingProtocols)
        {
            await connect();
        }
        else
        {
            await connect.Should().ThrowAsync<WebSocketException>();
        }

        socket.HttpStatusCode.Should().Be(expected);
    }

    [Fact, Trait("Req", "XA8")]
    public async Task A_socket_without_a_session_is_401()
    {
        await using var portal = new PortalFactory { Demo = true };
        var address = portal.OpenPort();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        var connect = () => socket.ConnectAsync(new Uri($"ws://{address.Authority}/_blazor"), Token);
        await connect.Should().ThrowAsync<WebSocketException>();
        socket.HttpStatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Metrics_are_for_admins_and_the_token()
    {
        await using var portal = new PortalFactory { Demo = true, Settings = new() { ["Portal:MetricsToken"] = "scrape-me" } };
        var admin = await portal.SignInAsync("admin@demo.example");
        var text = await admin.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token);
        text.Should().Contain("# TYPE http_server_request_duration_seconds histogram").And.Contain("dotnet_process_cpu_time_seconds_total");
        text.Should().MatchRegex("""http_server_request_duration_seconds_count\{.*http_route="/sign-in".*\} [1-9]""");
        using var owner = await (await portal.SignInAsync("olivia@demo.example")).GetAsync(new Uri("/metrics", UriKind.Relative), Token);
        owner.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var scraper = portal.Browser();
        scraper.DefaultRequestHeaders.Add("Authorization", "Bearer scrape-me");
        (await scraper.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token)).Should().Contain("# TYPE");
        scraper.DefaultRequestHeaders.Remove("Authorization");
        scraper.DefaultRequestHeaders.Add("Authorization", "Bearer scrape-mx");
        using var wrong = await scraper.GetAsync(new Uri("/metrics", UriKind.Relative), Token);
        wrong.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Ready_turns_to_503_when_the_database_takes_no_write_and_live_does_not()
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        await using var portal = new PortalFactory { Replace = services => services.AddSingleton<TimeProvider>(clock) };
        using var browser = portal.Browser();
        (await browser.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Token)).Should().Be("Healthy");
        await portal.BreakAsync("""ALTER TABLE "HealthProbe" RENAME TO "Gone" """);
        clock.Advance(TimeSpan.FromSeconds(2));
        using var ready = await browser.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await browser.GetStringAsync(new Uri("/health/live", UriKind.Relative), Token)).Should().Be("Healthy");
    }

    [Fact, Trait("Req", "XA7")]
    public async Task Disabling_somebody_ends_their_session_on_the_next_request()
    {
        await using var portal = new PortalFactory { Demo = true };
        var olivia = await portal.SignInAsync("olivia@demo.example");
        var admin = await portal.SignInAsync("admin@demo.example");
        await using var scope = portal.Services.CreateAsyncScope();
        var id = (await scope.ServiceProvider.GetRequiredService<IPeople>().FindByEmailAsync("olivia@demo.example", Token))!.UserId;
        using var done = await admin.SubmitAsync("/admin/people", "person", new() { ["Change.Do"] = $"disable:{id}" });
        done.StatusCode.Should().Be(HttpStatusCode.OK);
        using var after = await olivia.GetAsync(new Uri("/settings", UriKind.Relative), Token);
        after.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var again = await portal.Browser().SubmitAsync(
            "/sign-in", "sign-in", new() { ["Input.Email"] = "olivia@demo.example", ["Input.Password"] = PortalFactory.Password });
        again.StatusCode.Should().Be(HttpStatusCode.OK, "a disabled account is answered like a wrong password");
    }

    private static string One(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "(none)";
}
