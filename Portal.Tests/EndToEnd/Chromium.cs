using Microsoft.Playwright;
using Portal.Tests.EndToEnd;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Portal.Tests.EndToEnd;

/// <summary>A real browser, started when the first test needs it. Without one the tests that need it are skipped.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A fresh profile: another person, or another device.</summary>
    /// <param name="dark">The system preference.</param>
    public async Task<IBrowserContext> NewDeviceAsync(int width = 1440, int height = 900, bool dark = false)
    {
        var browser = await OpenAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB",
        });
        context.SetDefaultTimeout(90_000);
        // Five seconds, the default, are short for a portal that starts cold on a busy machine.
        Assertions.SetDefaultExpectTimeout(90_000);
        return context;
    }

    private async Task<IBrowser> OpenAsync()
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_browser is null)
            {
                var executable = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
                Assert.SkipWhen(executable is null, "Chromium is not installed; .ci/test installs it where it can.");
                _playwright = await Playwright.CreateAsync();
                _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
                {
                    ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
                });
            }

            return _browser;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _gate.Dispose();
    }
}
