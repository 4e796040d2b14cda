using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.EndToEnd;

/// <summary>From "my server is broken" to fixed or ticketed, in a real browser on the demo's world.</summary>
public sealed class OwnerJourneyTests(Chromium chromium)
{
    [Fact, Trait("Req", "A3"), Trait("Req", "P2"), Trait("Req", "S3"), Trait("Req", "A4")]
    public async Task A_broken_server_is_explained_proved_and_restarted()
    {
        await using var portal = new PortalFactory { Demo = true };
        var address = portal.OpenPort();
        await using var device = await chromium.NewDeviceAsync();
        var page = await device.NewPageAsync();
        var errors = Watch(page);

        // 1. The start page offers the demo's people; the owner's servers stand in the picker with their state.
        await page.GotoAsync(new Uri(Local(address), "/").ToString());
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Olivia") }).ClickAsync();
        await page.WaitForURLAsync("**/chat");
        await Expect(page.GetByTestId("server-picker")).ToContainTextAsync("Survival (running)");
        await Expect(page.GetByTestId("server-picker")).ToContainTextAsync("Creative (offline)");
        await Expect(page.GetByTestId("server-picker")).Not.ToContainTextAsync("Noah");
        await page.GetByTestId("server-picker").SelectOptionAsync(new SelectOptionValue { Label = "Survival (running)" });

        // 2. The answer names the cause, shows the lines that prove it, and where it is documented.
        await page.SayAsync("My server is broken");
        var answer = await page.AnswerAsync();
        await Expect(answer).ToContainTextAsync(new Regex("memory", RegexOptions.IgnoreCase));
        await Expect(answer.Locator(".steps")).ToHaveCountAsync(1);
        await Expect(answer.GetByTestId("finding").First).ToContainTextAsync("OutOfMemoryError");
        (await answer.Locator(".log-number").CountAsync()).Should().BePositive("the proof names its line numbers");
        await answer.GetByTestId("citation").First.ClickAsync();
        await Expect(page.Locator("dialog#source")).ToContainTextAsync(new Regex("memory", RegexOptions.IgnoreCase));
        await page.Keyboard.PressAsync("Escape");

        // 3. One explicit confirmation; then the outcome is seen, not believed.
        var card = answer.GetByTestId("confirm-card");
        await Expect(card).ToContainTextAsync("Restart");
        await Expect(card).ToContainTextAsync("Survival");
        await Expect(card.Locator("[data-countdown]")).ToBeVisibleAsync();
        await page.PictureAsync("chat");
        await card.GetByTestId("confirm-approve").ClickAsync();
        await Expect(card).ToHaveAttributeAsync("data-state", "succeeded", new() { Timeout = 90_000 });
        await Expect(card.Locator(".confirm-proof")).ToContainTextAsync(new Regex("offline|stopp", RegexOptions.IgnoreCase));
        await Expect(card.Locator(".confirm-proof")).ToContainTextAsync(new Regex("running", RegexOptions.IgnoreCase));
        var report = await page.AnswerAsync(2);
        await Expect(report).ToContainTextAsync(new Regex("running", RegexOptions.IgnoreCase));
        await report.GetByTestId("feedback-up").ClickAsync();
        await Expect(report.GetByTestId("feedback-up")).ToHaveAttributeAsync("aria-pressed", "true");
        errors.Should().BeEmpty();
    }

    [Fact, Trait("Req", "S5"), Trait("Req", "E4"), Trait("Req", "N2")]
    public async Task A_closed_tab_loses_nothing_and_a_refund_reaches_a_person()
    {
        await using var portal = new PortalFactory { Demo = true };
        var address = portal.OpenPort();
        await using var laptop = await chromium.NewDeviceAsync();
        var page = await laptop.SignInAsync(Local(address), "olivia@demo.example");
        await page.WaitForURLAsync("**/chat");
        await page.SayAsync("Why is Creative offline?");
        await page.WaitForURLAsync("**/chat/*");
        var conversation = page.Url;

        // 4. The tab goes in mid-answer; on another device the whole answer is there.
        await laptop.CloseAsync();
        await using var phone = await chromium.NewDeviceAsync(390, 844, dark: true);
        var owner = await phone.SignInAsync(Local(address), "olivia@demo.example");
        await owner.GotoAsync(conversation);
        var answer = await owner.AnswerAsync();
        await Expect(answer).ToContainTextAsync("25566");
        await owner.PictureAsync("chat");

        // 5. A refund is a person's business: number and time are told at once.
        await owner.SayAsync("I want a refund");
        var handed = await owner.AnswerAsync(2);
        var number = await handed.GetByTestId("ticket-number").First.InnerTextAsync();
        await Expect(handed).ToContainTextAsync(new Regex("2 hours|two hours"));

        await using var office = await chromium.NewDeviceAsync();
        var agent = await office.SignInAsync(Local(address), "ada@demo.example");
        await agent.GotoAsync(new Uri(Local(address), "/tickets").ToString());
        await agent.GetByText(number).First.ClickAsync();
        await Expect(agent.Locator("main")).ToContainTextAsync("I want a refund");
        await Expect(agent.Locator("main")).ToContainTextAsync(new Regex("refund", RegexOptions.IgnoreCase));
        await agent.GetByTestId("reply-text").FillAsync("Hello Olivia, I am looking into your refund.");
        await agent.GetByTestId("reply-send").ClickAsync();
        await Expect(owner.Locator("[data-testid=message][data-role=agent]")).ToContainTextAsync("I am looking into your refund");
        await agent.PictureAsync("desk");

        await using var desk = await chromium.NewDeviceAsync(dark: true);
        var admin = await desk.SignInAsync(Local(address), "admin@demo.example");
        await admin.GotoAsync(new Uri(Local(address), "/admin/analytics").ToString());
        await Expect(admin.GetByTestId("metric-queries-today")).ToHaveTextAsync("2");
        await owner.SayAsync("How are my servers?");
        await owner.AnswerAsync(3);
        await Expect(admin.GetByTestId("metric-queries-today")).ToHaveTextAsync("3");
        await admin.PictureAsync("analytics");
        await admin.GotoAsync(new Uri(Local(address), "/admin/jobs").ToString());
        await Expect(admin.GetByTestId("job-row").First).ToBeVisibleAsync();
        await admin.PictureAsync("jobs");
    }

    [Fact]
    public async Task Blazors_script_of_the_older_pack_makes_the_page_live()
    {
        await using var portal = new PortalFactory { Demo = true };
        var address = portal.OpenPort();
        await using var device = await chromium.NewDeviceAsync();
        var page = await device.SignInAsync(Local(address), "olivia@demo.example");
        await page.WaitForURLAsync("**/chat");
        await Expect(page.GetByTestId("chat-send")).ToBeEnabledAsync();
    }

    // Chromium keeps the session cookie of localhost; the factory names its port by address.
    private static Uri Local(Uri address) => new($"http://localhost:{address.Port}");

    private static List<string> Watch(IPage page)
    {
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        return errors;
    }
}
