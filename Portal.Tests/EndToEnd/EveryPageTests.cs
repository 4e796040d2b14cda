using Microsoft.Playwright;
using Portal.Tests.Fixtures;

namespace Portal.Tests.EndToEnd;

/// <summary>Every page, as each person, wide and on a phone, light and dark: it shows, nothing is refused by the security policy, nothing sticks out.</summary>
public sealed class EveryPageTests(Chromium chromium)
{
    private static readonly string[] Owner = ["/chat", "/servers", "/memory", "/tickets", "/settings"];
    private static readonly string[] Agent = ["/tickets", "/settings"];
    private static readonly string[] Admin = ["/admin/analytics", "/admin/knowledge", "/admin/jobs", "/admin/people", "/tickets", "/settings"];

    [Theory]
    [InlineData(1440, 900, false)]
    [InlineData(390, 844, true)]
    public async Task Pages_show_without_errors_and_without_sideways_scrolling(int width, int height, bool dark)
    {
        await using var portal = new PortalFactory { Demo = true };
        var address = new Uri($"http://localhost:{portal.OpenPort().Port}");
        var problems = new List<string>();
        foreach (var (email, pages) in new[] { ("olivia@demo.example", Owner), ("ada@demo.example", Agent), ("admin@demo.example", Admin) })
        {
            await using var device = await chromium.NewDeviceAsync(width, height, dark);
            var page = await device.SignInAsync(address, email);
            page.Console += (_, message) => Note(problems, message, page.Url);
            page.PageError += (_, error) => problems.Add($"{page.Url}: {error}");
            foreach (var path in pages)
            {
                await LookAsync(page, new Uri(address, path), problems);
                await page.PictureAsync($"{email[..3]}{path.Replace('/', '-')}");
            }
        }

        problems.Should().BeEmpty();
    }

    private static async Task LookAsync(IPage page, Uri address, List<string> problems)
    {
        var answer = await page.GotoAsync(address.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        if (answer?.Status != 200)
        {
            problems.Add($"{address}: status {answer?.Status}");
            return;
        }

        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))
        {
            problems.Add($"{address}: scrolls sideways");
        }

        if (await page.Locator("h1").CountAsync() == 0)
        {
            problems.Add($"{address}: has no heading");
        }
    }

    private static void Note(List<string> problems, IConsoleMessage message, string url)
    {
        if (message.Type == "error")
        {
            problems.Add($"{url}: {message.Text}");
        }
    }
}
