using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Portal.Demo;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Demo;

/// <summary>The websocket half of the contract.</summary>
[Trait("Req", "P5")]
public sealed class DemoSocketTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private DemoPanel _panel = null!;
    private PanelUser _olivia = null!;

    public async ValueTask InitializeAsync()
    {
        _panel = await DemoPanel.StartAsync(new DemoPanelOptions { DaemonName = "Blockhost" }, _clock, TestContext.Current.CancellationToken);
        _olivia = PanelUser.Olivia(_panel);
    }

    public ValueTask DisposeAsync()
    {
        _olivia.Dispose();
        return _panel.DisposeAsync();
    }

    [Fact]
    public async Task A_wrong_origin_is_refused_at_the_upgrade()
    {
        var refused = await FluentActions.Awaiting(() => ConsoleTap.ConnectAsync(_olivia, "s1", "https://evil.example")).Should().ThrowAsync<WebSocketException>();

        refused.Which.Message.Should().Contain("403");
    }

    [Fact]
    public async Task Nothing_is_told_before_signing_in_and_a_false_token_is_refused()
    {
        await using var tap = await ConsoleTap.ConnectAsync(_olivia, "s1");
        await tap.SendAsync("send logs");
        (await tap.NextAsync())!.Value.Argument.Should().Contain("no jwt present");
        await tap.SendAsync("auth", "a.b.c");
        (await tap.NextAsync())!.Value.Name.Should().Be("jwt error");
        await tap.SendAsync("auth", "");
        (await tap.NextAsync())!.Value.Argument.Should().Contain("malformed");
        await tap.SendAsync("auth", await ConsoleTap.TokenAsync(_olivia, "s1"));
        (await tap.NextAsync())!.Should().Be(("throttled", "auth"), "only two tries are allowed at once");
        tap.Seen.Should().NotContain(seen => seen.Name == "console output" || seen.Name == "stats");
    }

    [Fact]
    public async Task A_token_of_another_server_is_refused()
    {
        await using var tap = await ConsoleTap.ConnectAsync(_olivia, "s1");
        await tap.SendAsync("auth", await ConsoleTap.TokenAsync(_olivia, "s3"));

        (await tap.UntilAsync("jwt error")).Should().Contain("server uuid mismatch").And.StartWith("Error Event [");
    }

    [Fact]
    public async Task After_signing_in_come_state_history_and_usage()
    {
        await using var tap = await ConsoleTap.OpenAsync(_olivia, "s8");
        (await tap.NextAsync()).Should().Be(("status", "running"));
        await tap.SendAsync("send logs");
        await tap.UntilLineAsync("restart the Lobby server immediately");
        await tap.SendAsync("send stats");
        var stats = JsonNode.Parse((await tap.UntilAsync("stats"))!)!;

        tap.Seen.Count(seen => seen.Name == "console output").Should().BeLessThanOrEqualTo(150);
        stats["memory_limit_bytes"]!.GetValue<long>().Should().Be(2_355_200_000);
        ((string)stats["state"]!).Should().Be("running");
        stats["network"]!["rx_bytes"]!.GetValue<long>().Should().BePositive();
    }

    [Fact]
    public async Task A_stopped_server_sends_one_usage_and_no_history()
    {
        await using var tap = await ConsoleTap.OpenAsync(_olivia, "s6");
        await tap.SendAsync("send logs");
        await tap.SendAsync("send stats");
        await tap.UntilAsync("stats");
        await tap.UntilAsync("stats");

        tap.Text().Should().BeEmpty();
        tap.States().Should().Equal("offline");
    }

    [Fact]
    public async Task An_expired_token_turns_everything_into_errors_until_it_is_renewed_on_the_same_socket()
    {
        await using var tap = await ConsoleTap.OpenAsync(_olivia, "s8");
        await tap.UntilAsync("status");
        _clock.Advance(TimeSpan.FromSeconds(570));
        await tap.UntilAsync("token expiring");
        _clock.Advance(TimeSpan.FromSeconds(60));
        _panel.World["s8"].Say("lost line");
        (await tap.UntilAsync("jwt error")).Should().Be("jwt: exp claim is invalid");

        await tap.SendAsync("auth", await ConsoleTap.TokenAsync(_olivia, "s8"));
        await tap.UntilAsync("auth success");
        _panel.World["s8"].Say("heard line");
        await tap.UntilLineAsync("heard line");
        tap.Text().Should().NotContain("lost line");
        tap.States().Should().HaveCount(1, "a renewal repeats nothing");
    }

    [Fact]
    public async Task A_restarted_node_denies_older_tokens()
    {
        var token = await ConsoleTap.TokenAsync(_olivia, "s8");
        _clock.Advance(TimeSpan.FromSeconds(1));
        _panel.Faults.RebootNode();
        await using var tap = await ConsoleTap.ConnectAsync(_olivia, "s8");
        await tap.SendAsync("auth", token);

        (await tap.UntilAsync("jwt error")).Should().Contain("created too far in past (denylist)");
    }

    [Fact]
    public async Task A_subuser_without_rights_is_ignored_silently()
    {
        using var sam = PanelUser.As(_panel, "sam");
        await using var tap = await ConsoleTap.OpenAsync(sam, "s3");
        await tap.SendAsync("set state", "stop");
        await tap.SendAsync("send command", "say hi");
        await tap.SendAsync("send stats");
        await tap.UntilAsync("stats");

        _panel.World["s3"].Power.State.Should().Be("running");
        tap.Text().Should().NotContain("say hi");
    }

    [Fact]
    public async Task Commands_are_echoed_and_answered()
    {
        await using var tap = await ConsoleTap.OpenAsync(_olivia, "s1");
        using var say = await _olivia.PostAsync(_olivia.Server("s1", "/command"), new { command = "say hello" });
        ((int)say.StatusCode).Should().Be(204);
        await tap.UntilLineAsync("say hello");
        await tap.UntilLineAsync("[Not Secure] [Server] hello");
        await tap.SendAsync("send command", "list");
        (await tap.UntilLineAsync("There are")).Should().Contain("of a max of 20 players online");
    }

    [Fact]
    public async Task Too_many_messages_are_dropped_with_one_notice()
    {
        await using var tap = await ConsoleTap.OpenAsync(_olivia, "s1");
        for (var i = 0; i < 4; i++)
        {
            await tap.SendAsync("send logs");
        }

        (await tap.UntilAsync("throttled")).Should().Be("send logs");
        await tap.SendAsync("send stats");
        await tap.UntilAsync("stats");
        tap.Seen.Count(seen => seen.Name == "throttled").Should().Be(1);
    }

    [Fact]
    public async Task A_message_too_long_closes_the_socket()
    {
        await using var tap = await ConsoleTap.OpenAsync(_olivia, "s1");
        await tap.SendRawAsync("{\"event\":\"send command\",\"args\":[\"" + new string('x', 5000) + "\"]}");
        while (await tap.NextAsync() is not null)
        {
        }

        tap.Socket.CloseStatus.Should().Be(WebSocketCloseStatus.MessageTooBig);
    }

    [Fact]
    public async Task A_suspended_server_closes_the_socket_with_its_own_code()
    {
        await using var tap = await ConsoleTap.ConnectAsync(_olivia, "s9");

        (await tap.NextAsync()).Should().BeNull();
        ((int)tap.Socket.CloseStatus!).Should().Be(4409);
    }

    [Fact]
    public async Task Thirty_sockets_are_enough_for_a_server()
    {
        var taps = new List<ConsoleTap>();
        for (var i = 0; i < 30; i++)
        {
            taps.Add(await ConsoleTap.ConnectAsync(_olivia, "s1"));
        }

        var refused = await FluentActions.Awaiting(() => ConsoleTap.ConnectAsync(_olivia, "s1")).Should().ThrowAsync<WebSocketException>();
        refused.Which.Message.Should().Contain("400");
        foreach (var tap in taps)
        {
            await tap.DisposeAsync();
        }
    }

    [Fact]
    public async Task Lines_keep_their_colours_breaks_and_length()
    {
        await using var tap = await ConsoleTap.OpenAsync(_olivia, "s8");
        await tap.UntilAsync("status");
        _panel.World["s8"].Log.Write(new("first\n\tat second", "ERROR"));
        (await tap.UntilLineAsync("first")).Should().StartWith("\u001b[31m[").And.Contain("first\r\n\tat second");
        _panel.World["s8"].Console.Daemon("Exit code: 137");
        (await tap.UntilLineAsync("Exit code")).Should().Be("\u001b[33m\u001b[1m[Blockhost Daemon]:\u001b[39m Exit code: 137\u001b[0m");
        _panel.World["s8"].Say(new string('y', 40_000));
        var pieces = 0;
        for (; pieces < 40_000; pieces += (await tap.UntilLineAsync("yy"))!.Count(letter => letter == 'y'))
        {
        }

        pieces.Should().Be(40_000);
    }

    [Fact]
    public async Task A_dropped_socket_ends_without_a_goodbye()
    {
        await using var tap = await ConsoleTap.OpenAsync(_olivia, "s1");
        _panel.Faults.DropSockets(_panel.World["s1"].Uuid);

        await FluentActions.Awaiting(() => tap.UntilAsync("never")).Should().ThrowAsync<WebSocketException>();
    }
}
