using Microsoft.Playwright;

namespace Portal.Tests.EndToEnd;

/// <summary>What people do on the portal's pages, by the hooks that outside scripts use too.</summary>
public static class PortalPage
{
    extension(IBrowserContext device)
    {
        /// <summary>Signs in through the form and waits for the start page of the role.</summary>
        public async Task<IPage> SignInAsync(Uri portal, string email)
        {
            var page = await device.NewPageAsync();
            await page.GotoAsync(new Uri(portal, "/sign-in").ToString());
            await page.GetByTestId("sign-in-email").FillAsync(email);
            await page.GetByTestId("sign-in-password").FillAsync("demo-pass-1");
            await page.GetByTestId("sign-in-submit").ClickAsync();
            await page.WaitForURLAsync(url => !url.Contains("sign-in"));
            return page;
        }
    }

    extension(IPage page)
    {
        /// <summary>Sends a message once the page is live.</summary>
        public async Task SayAsync(string text)
        {
            await Assertions.Expect(page.GetByTestId("chat-send")).ToBeEnabledAsync();
            await page.GetByTestId("chat-input").FillAsync(text);
            await page.GetByTestId("chat-send").ClickAsync();
        }

        /// <summary>The newest answer, once it is complete.</summary>
        public async Task<ILocator> AnswerAsync(int number = 1)
        {
            var answer = page.Locator("[data-testid=message][data-role=assistant]").Nth(number - 1);
            await Assertions.Expect(answer).ToHaveAttributeAsync("data-state", "complete", new() { Timeout = 120_000 });
            return answer;
        }

        /// <summary>Keeps pictures, light and dark, for the README when <c>PORTAL_PICTURES</c> names a folder.</summary>
        public async Task PictureAsync(string name)
        {
            if (Environment.GetEnvironmentVariable("PORTAL_PICTURES") is not { Length: > 0 } folder)
            {
                return;
            }

            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                await page.ScreenshotAsync(new PageScreenshotOptions
                {
                    Path = Path.Combine(folder, $"{name}-{page.ViewportSize!.Width}-{(scheme == ColorScheme.Light ? "light" : "dark")}.png"),
                });
            }
        }
    }
}
