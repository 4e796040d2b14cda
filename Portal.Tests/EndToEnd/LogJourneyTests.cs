using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Demo;
using Portal.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.EndToEnd;

/// <summary>A log dropped into the chat, its findings, its lines; and a console that is watched while it breaks.</summary>
public sealed class LogJourneyTests(Chromium chromium)
{
    private const int BrokenLine = 24_001;

    [Theory, Trait("Req", "L7"), Trait("Req", "A3")]
    [InlineData(1440, 900, false)]
    [InlineData(390, 844, true)]
    public async Task A_dropped_log_is_explained_and_opens_at_the_line(int width, int height, bool dark)
    {
        await using var portal = new PortalFactory { Demo = true };
        var address = new Uri($"http://localhost:{portal.OpenPort().Port}");
        await using var device = await chromium.NewDeviceAsync(width, height, dark);
        var page = await device.SignInAsync(address, "olivia@demo.example");
        var errors = new List<string>();
        page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);
        await Expect(page.GetByTestId("attach-log")).ToBeEnabledAsync();
        await DropAsync(page, "latest.log", Broken());
        await Expect(page.GetByTestId("composer-log")).ToHaveAttributeAsync("data-state", "ready");
        await page.PictureAsync("log-composer");
        await page.GetByTestId("chat-send").ClickAsync();

        var answer = await page.AnswerAsync();
        await Expect(answer).ToContainTextAsync("latest.log");
        var card = answer.GetByTestId("finding").First;
        await Expect(card).ToHaveAttributeAsync("data-code", "jvm.memory.heap");
        await Expect(page.GetByTestId("attached-log")).ToContainTextAsync("50,003 lines");
        await card.GetByTestId("finding-right").ClickAsync();
        await Expect(card.GetByTestId("finding-right")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.PictureAsync("log-chat");

        await card.Locator("a.log-number").First.ClickAsync();
        await page.WaitForURLAsync(new Regex(@"/attachments/[0-9a-f-]+\?line=2400\d"));
        var line = page.Locator($"[data-testid=log-line][data-line='{BrokenLine + 1}']");
        await Expect(line).ToBeInViewportAsync();
        await Expect(line).ToContainTextAsync("OutOfMemoryError");
        (await page.GetByTestId("log-line").CountAsync()).Should().BeLessThan(200, "only lines in sight are in the page");

        await page.GetByTestId("viewer-find").FillAsync("line 49999 ");
        await page.GetByTestId("viewer-find").PressAsync("Enter");
        await Expect(page.Locator("[data-testid=log-line][aria-current=true]")).ToContainTextAsync("line 49999 ");
        await Expect(page.GetByTestId("viewer-count")).ToHaveTextAsync("1 of 1");
        await page.GetByTestId("viewer-find").FillAsync("7777");
        await page.GetByTestId("viewer-find").PressAsync("Enter");
        await Expect(page.GetByTestId("viewer-count")).ToHaveTextAsync(new Regex("1 of 5"));
        await page.GetByTestId("viewer-find").PressAsync("Shift+Enter");
        await Expect(page.GetByTestId("viewer-count")).ToHaveTextAsync(new Regex("5 of 5"));
        await page.PictureAsync("log-viewer");
        errors.Should().BeEmpty();
    }

    [Fact, Trait("Req", "L7")]
    public async Task A_long_paste_folds_and_an_archive_is_refused()
    {
        await using var portal = new PortalFactory { Demo = true };
        var address = new Uri($"http://localhost:{portal.OpenPort().Port}");
        await using var device = await chromium.NewDeviceAsync();
        var page = await device.SignInAsync(address, "olivia@demo.example");
        await Expect(page.GetByTestId("attach-log")).ToBeEnabledAsync();
        await page.GetByTestId("chat-input").EvaluateAsync(
            "(box, text) => { const data = new DataTransfer(); data.setData('text/plain', text); box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
            string.Join('\n', Enumerable.Repeat("[12:00:00] [Server thread/INFO]: hello", 40)));
        await Expect(page.GetByTestId("composer-log")).ToContainTextAsync("Pasted log.txt");
        await Expect(page.GetByTestId("composer-log")).ToHaveAttributeAsync("data-state", "ready");
        await Expect(page.GetByTestId("chat-input")).ToHaveValueAsync("");
        await DropAsync(page, "logs.zip", "PK\u0003\u0004 no log");
        await Expect(page.GetByTestId("composer-log").Nth(1)).ToContainTextAsync("archive");
        await page.GetByTestId("composer-log").First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByTestId("composer-log")).ToHaveCountAsync(1);
    }

    [Fact, Trait("Req", "L7")]
    public async Task A_finding_on_the_live_console_is_told_within_a_second()
    {
        await using var portal = new PortalFactory { Demo = true };
        var address = new Uri($"http://localhost:{portal.OpenPort().Port}");
        var lobby = portal.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<DemoPanelHost>().Single().Panel!.World["s8"];
        await using var device = await chromium.NewDeviceAsync();
        var page = await device.SignInAsync(address, "olivia@demo.example");
        await page.GotoAsync(new Uri(address, $"/servers/{lobby.Uuid}/logs").ToString());
        await Expect(page.GetByTestId("log-line").First).ToBeVisibleAsync();
        await Expect(page.GetByTestId("finding-list").First).ToContainTextAsync("Nothing");
        lobby.Console.Print("[12:00:00] [Server thread/INFO]: marker");
        await Expect(page.GetByTestId("live-log")).ToContainTextAsync("marker");
        lobby.Console.Print("[12:00:05 WARN]: **** FAILED TO BIND TO PORT!");
        await Expect(page.GetByTestId("live-finding")).ToContainTextAsync(new Regex("port", RegexOptions.IgnoreCase));
        await page.GetByTestId("live-finding").GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator(".log-line-hit")).ToContainTextAsync("FAILED TO BIND");
        await page.PictureAsync("live-finding");
    }

    private static string Broken()
    {
        var log = new StringBuilder();
        for (var i = 1; i <= 50_003; i++)
        {
            log.Append(i switch
            {
                BrokenLine => "[14:05:40] [Server thread/ERROR]: Encountered an unexpected exception\n",
                BrokenLine + 1 => "java.lang.OutOfMemoryError: Java heap space\n",
                BrokenLine + 2 => "\tat net.minecraft.server.MinecraftServer.tickServer(MinecraftServer.java:900)\n",
                _ => string.Create(CultureInfo.InvariantCulture, $"[14:00:00] [Server thread/INFO]: line {i} of a long and quiet day\n"),
            });
        }

        return log.ToString();
    }

    private static Task DropAsync(IPage page, string name, string text) => page.Locator(".chat-main").EvaluateAsync(
        """
        (zone, [name, text]) => {
          const data = new DataTransfer();
          data.items.add(new File([text], name));
          for (const kind of ['dragover', 'drop']) zone.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """,
        new[] { name, text });
}
