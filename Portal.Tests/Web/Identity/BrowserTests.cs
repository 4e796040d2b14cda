using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.People;
using Portal.Identity;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Identity;

/// <summary>The account pages as a person sees them, in a real browser.</summary>
public sealed class BrowserTests
{
    [Fact, Trait("Req", "XC5")]
    public async Task Signing_in_by_one_click_and_out_again_breaks_no_content_rule()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed.");
        await using var portal = new PortalFactory { Demo = true };
        var address = portal.OpenPort();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        var page = await browser.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };

        await page.GotoAsync(address.ToString());
        await ShootAsync(page, "start");
        await page.Locator("[data-email='admin@demo.example']").ClickAsync();
        await ArriveAsync(page, new Uri(address, "/admin/analytics"));
        await page.GotoAsync(new Uri(address, "/admin/people").ToString());
        await ShootAsync(page, "people");
        (await page.Locator("[data-testid=person-row]").CountAsync()).Should().Be(5);
        await page.GotoAsync(new Uri(address, "/settings").ToString());
        await ShootAsync(page, "settings");
        await page.Locator("[data-testid=sign-out-everywhere]").ClickAsync();
        await ArriveAsync(page, address);
        await page.GotoAsync(new Uri(address, "/settings").ToString());
        page.Url.Should().Be(new Uri(address, "/sign-in?returnUrl=%2Fsettings").ToString());
        await ShootAsync(page, "sign-in");
        await page.Locator("[data-testid=sign-in-email]").FillAsync("olivia@demo.example");
        await page.Locator("[data-testid=sign-in-password]").FillAsync(PortalFactory.Password);
        await page.Locator("[data-testid=sign-in-submit]").ClickAsync();
        await ArriveAsync(page, new Uri(address, "/settings"));
        complaints.Where(text => !text.Contains("404", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact, Trait("Req", "XA7")]
    public async Task An_open_page_leads_to_sign_in_within_ten_seconds_of_its_session_ending()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed.");
        await using var portal = new PortalFactory { Demo = true };
        var address = portal.OpenPort();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        var page = await browser.NewPageAsync();
        await page.GotoAsync(address.ToString());
        await page.Locator("[data-email='olivia@demo.example']").ClickAsync();
        await page.WaitForURLAsync("**/chat**", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("[data-testid=chat-send]:enabled, [data-testid=chat-input]:enabled").First.WaitForAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var olivia = await scope.ServiceProvider.GetRequiredService<IPeople>().FindByEmailAsync("olivia@demo.example", TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<PersonSessions>().EndAllAsync(olivia!.UserId, TestContext.Current.CancellationToken);
        await page.WaitForURLAsync("**/sign-in?returnUrl=%2Fchat**", new() { WaitUntil = WaitUntilState.Commit, Timeout = 10_000 });
    }

    private static Task ArriveAsync(IPage page, Uri where) => page.WaitForURLAsync(where.ToString(), new() { WaitUntil = WaitUntilState.Commit });

    private static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    // For looking at: set PORTAL_SHOTS to a folder.
    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}
