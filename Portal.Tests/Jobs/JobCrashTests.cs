using Microsoft.Data.Sqlite;
using Portal.Tests.EndToEnd;
using Portal.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Jobs;

/// <summary>A real process, killed while a job runs.</summary>
public sealed class JobCrashTests(Chromium chromium)
{
    private const int Files = 1500;

    [Fact, Trait("Req", "K7"), Trait("Req", "K8")]
    public async Task Killed_in_mid_ingestion_the_run_is_recorded_as_interrupted_and_run_again_to_the_end()
    {
        var docs = Directory.CreateTempSubdirectory("portal-many-");
        for (var i = 0; i < Files; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(docs.FullName, $"page-{i}.md"), $"# Page {i}\n\nSomething about number {i}.\n", TestContext.Current.CancellationToken);
        }

        var settings = new Dictionary<string, string?>
        {
            ["Knowledge__Sources__0__Name"] = "many", ["Knowledge__Sources__0__Path"] = docs.FullName, ["Knowledge__Sources__0__Watch"] = "false",
        };
        await using var device = await chromium.NewDeviceAsync();
        await using var first = await PortalProcess.ServeAsync(settings);
        var page = await device.SignInAsync(await AddressAsync(first), "admin@demo.example");
        await page.GotoAsync(new Uri(await AddressOfAsync(page), "/admin/knowledge").ToString());
        await page.GetByTestId("ingest-start").ClickAsync();
        await Expect(page.GetByTestId("ingest-progress")).ToContainTextAsync("many: page-1", new() { Timeout = 60_000 });
        first.Process.Kill(); // SIGKILL
        await first.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Ask(first.DataDirectory, "SELECT count(*) FROM chk_job_run WHERE job = 'ingest-knowledge' AND state = 'running'").Should().Be(1);
        Ask(first.DataDirectory, "SELECT count(*) FROM Documents WHERE Source = 'many'").Should().BeLessThan(Files);

        await using var second = await PortalProcess.ServeAsync(settings, first.DataDirectory);
        var again = await device.NewPageAsync();
        await again.GotoAsync(new Uri(await AddressAsync(second), "/admin/jobs").ToString());
        await Expect(again.Locator("[data-testid=job-history][data-job=ingest-knowledge][data-state=interrupted]")).ToHaveCountAsync(1);
        await Expect(again.Locator("[data-testid=job-history][data-job=ingest-knowledge][data-state=succeeded]")).ToHaveCountAsync(1, new() { Timeout = 120_000 });
        Ask(first.DataDirectory, "SELECT count(*) FROM Documents WHERE Source = 'many' AND State = 'Indexed'").Should().Be(Files);
        docs.Delete(recursive: true);
    }

    private static Task<Uri> AddressOfAsync(Microsoft.Playwright.IPage page) => Task.FromResult(new Uri(new Uri(page.Url).GetLeftPart(UriPartial.Authority)));

    private static async Task<Uri> AddressAsync(PortalProcess portal)
    {
        var line = await portal.LineAsync("The portal is at ");
        return new Uri($"http://localhost:{new Uri(line[(line.IndexOf("http", StringComparison.Ordinal))..].Trim()).Port}");
    }

    private static long Ask(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "portal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
