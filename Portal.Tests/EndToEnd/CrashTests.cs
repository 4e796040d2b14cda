using Microsoft.Data.Sqlite;
using Portal.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.EndToEnd;

/// <summary>A real process, killed without warning.</summary>
public sealed class CrashTests(Chromium chromium)
{
    [Fact, Trait("Req", "S5")]
    public async Task Killed_in_mid_answer_the_message_is_there_once_and_the_answer_can_be_tried_again()
    {
        await using var model = await ScriptedModelServer.StartAsync();
        var hold = new TaskCompletionSource();
        model.Then(async context =>
        {
            await ScriptedModelServer.StreamAsync(context, [$"data: {ScriptedModelServer.Delta("Half an ")}\n\n", $"data: {ScriptedModelServer.Delta("answer")}\n\n"]);
            await hold.Task;
        });
        model.Then(context => ScriptedModelServer.StreamAsync(
            context, [$"data: {ScriptedModelServer.Delta("The whole answer.")}\n\n", $"data: {ScriptedModelServer.Finish("stop")}\n\n", "data: [DONE]\n\n"]));
        var settings = new Dictionary<string, string?>
        {
            ["Models__Fast__Endpoint"] = model.Endpoint, ["Models__Fast__Model"] = "scripted", ["Models__Fast__FirstTokenSeconds"] = "120",
        };
        await using var device = await chromium.NewDeviceAsync();
        await using var first = await PortalProcess.ServeAsync(settings);
        var page = await device.SignInAsync(await AddressAsync(first), "olivia@demo.example");
        await page.WaitForURLAsync("**/chat");
        await page.SayAsync("My server is broken");
        await Expect(page.Locator("[data-role=assistant][data-state=streaming]")).ToContainTextAsync("Half an answer");
        var conversation = new Uri(page.Url).AbsolutePath;
        first.Process.Kill(); // SIGKILL
        await first.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await page.CloseAsync();

        await using var second = await PortalProcess.ServeAsync(settings, first.DataDirectory);
        page = await device.NewPageAsync();
        await page.GotoAsync(new Uri(await AddressAsync(second), conversation).ToString());
        await Expect(page.Locator("[data-role=owner]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-role=assistant]")).ToHaveAttributeAsync("data-state", "interrupted");
        await Expect(page.GetByTestId("chat-send")).ToBeEnabledAsync();
        await page.GetByTestId("retry").ClickAsync();
        await Expect(page.Locator("[data-role=assistant][data-state=complete]")).ToContainTextAsync("The whole answer.");
        await Expect(page.Locator("[data-role=owner]")).ToHaveCountAsync(1);
        hold.SetResult();
        Count(first.DataDirectory, "SELECT count(*) FROM chk_message WHERE role = 'owner'").Should().Be(1);
    }

    [Fact, Trait("Req", "S5"), Trait("Req", "A2"), Trait("Req", "E6")]
    public async Task After_a_restart_talk_memory_ticket_and_the_open_card_are_there_and_the_card_still_works()
    {
        await using var device = await chromium.NewDeviceAsync();
        var settings = new Dictionary<string, string?> { ["Confirmation__ExpirySeconds"] = "900" };
        await using var first = await PortalProcess.ServeAsync(settings);
        var page = await device.SignInAsync(await AddressAsync(first), "olivia@demo.example");
        await page.WaitForURLAsync("**/chat");
        await page.SayAsync("I want a refund");
        var number = await (await page.AnswerAsync()).GetByTestId("ticket-number").First.InnerTextAsync();
        await page.SayAsync("Please restart Lobby");
        await Expect((await page.AnswerAsync(2)).GetByTestId("confirm-card")).ToHaveAttributeAsync("data-state", "pending");
        var conversation = new Uri(page.Url).AbsolutePath;
        (await first.StopAsync()).Should().Be(0);
        await page.CloseAsync();

        await using var second = await PortalProcess.ServeAsync(settings, first.DataDirectory);
        var address = await AddressAsync(second);
        page = await device.NewPageAsync();
        await page.GotoAsync(new Uri(address, "/memory").ToString());
        await Expect(page.GetByTestId("memory-item").First).ToContainTextAsync("Lobby");
        await page.GotoAsync(new Uri(address, conversation).ToString());
        await Expect(page.GetByTestId("ticket-number").First).ToHaveTextAsync(number);
        var card = page.GetByTestId("confirm-card");
        await Expect(card).ToHaveAttributeAsync("data-state", "pending");
        await Expect(card.Locator("[data-countdown]")).ToContainTextAsync(":");
        await Expect(page.GetByTestId("chat-send")).ToBeEnabledAsync();
        await card.GetByTestId("confirm-approve").ClickAsync();
        await Expect(card).ToHaveAttributeAsync("data-state", "succeeded", new() { Timeout = 90_000 });
        Count(first.DataDirectory, "SELECT count(*) FROM chk_ticket").Should().Be(1);
        Count(first.DataDirectory, "SELECT count(*) FROM chk_action WHERE state = 'Succeeded'").Should().Be(1);
    }

    private static async Task<Uri> AddressAsync(PortalProcess portal)
    {
        var line = await portal.LineAsync("The portal is at ");
        return new Uri($"http://localhost:{new Uri(line[(line.IndexOf("http", StringComparison.Ordinal))..].Trim()).Port}");
    }

    private static long Count(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={System.IO.Path.Combine(folder, "portal.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
