using System.Text.Json.Nodes;
using Portal.Cli;
using Portal.Demo;
using Portal.Demo.Machine;

namespace Portal.Tests.Demo;

/// <summary>States that really change, the other kind of panel, and the verb.</summary>
[Trait("Req", "P5")]
public sealed class DemoMachineTests
{
    [Fact]
    public async Task A_boot_prints_daemon_lines_first_and_forgets_the_old_console()
    {
        await using var panel = await StartAsync();
        using var olivia = PanelUser.Olivia(panel);
        await using var tap = await ConsoleTap.OpenAsync(olivia, "s8");
        using (await olivia.PostAsync(olivia.Server("s8", "/power"), new { signal = "restart" }))
        {
            await tap.UntilLineAsync("Stopping server");
            await tap.UntilLineAsync("[Pterodactyl Daemon]:\u001b[39m Checking server disk space usage");
            await tap.UntilLineAsync("Finished pulling Docker container image");
            await tap.UntilLineAsync("container@pterodactyl~");
            await tap.UntilLineAsync("Starting minecraft server version 1.21.4");
            (await tap.UntilLineAsync("Done (")).Should().EndWith("s)! For help, type \"help\"");
        }

        await tap.UntilAsync("status", "running");
        panel.World["s8"].Console.History.Should().NotContain(line => line.Contains("helpful_bot", StringComparison.Ordinal) && line.Contains("agreed", StringComparison.Ordinal));
        panel.World["s8"].Files.List("logs").Should().Contain(file => file.Name.EndsWith("-1.log.gz", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_power_action_is_dropped_while_one_is_under_way()
    {
        await using var panel = await DemoPanel.StartAsync(new DemoPanelOptions { Speed = 20 }, TimeProvider.System, TestContext.Current.CancellationToken);
        using var olivia = PanelUser.Olivia(panel);
        await using var tap = await ConsoleTap.OpenAsync(olivia, "s8");
        await tap.UntilAsync("status");
        using var stop = await olivia.PostAsync(olivia.Server("s8", "/power"), new { signal = "stop" });
        await tap.UntilAsync("status", "stopping");
        using var restart = await olivia.PostAsync(olivia.Server("s8", "/power"), new { signal = "restart" });
        ((int)restart.StatusCode).Should().Be(204);
        await tap.UntilAsync("status", "offline");
        using var start = await olivia.PostAsync(olivia.Server("s8", "/power"), new { signal = "start" });
        await tap.UntilAsync("status", "starting");
        using var kill = await olivia.PostAsync(olivia.Server("s8", "/power"), new { signal = "kill" });
        await tap.UntilAsync("status", "offline");

        tap.States().Should().Equal("running", "stopping", "offline", "starting", "stopping", "offline");
    }

    [Fact]
    public async Task A_world_of_ones_own_and_a_crash_that_is_started_again_once_a_minute()
    {
        var options = new DemoPanelOptions { Speed = 100, World = clock => new DemoWorld(clock, [new Unlucky()]) };
        await using var panel = await DemoPanel.StartAsync(options, TimeProvider.System, TestContext.Current.CancellationToken);
        using var olivia = PanelUser.Olivia(panel);
        await using var tap = await ConsoleTap.OpenAsync(olivia, "own");
        using var start = await olivia.PostAsync(olivia.Server("own", "/power"), new { signal = "start" });
        await tap.UntilLineAsync("Aborting automatic restart, last crash occurred less than 60 seconds ago.");

        tap.States().Should().Equal("offline", "starting", "offline", "starting", "offline");
        tap.Text().Split("Exit code: 7").Should().HaveCount(3);
    }

    [Fact]
    public async Task Typing_the_stop_command_stops_the_server()
    {
        await using var panel = await StartAsync();
        using var olivia = PanelUser.Olivia(panel);
        await using var tap = await ConsoleTap.OpenAsync(olivia, "s8");
        await tap.SendAsync("send command", "stop");
        await tap.UntilAsync("status", "offline");

        tap.Text().Should().NotContain("crashed state");
    }

    [Fact]
    public async Task A_pelican_panel_differs_where_pelican_does()
    {
        var options = new DemoPanelOptions { Kind = DemoPanelKind.Pelican };
        await using var panel = await DemoPanel.StartAsync(options, TimeProvider.System, TestContext.Current.CancellationToken);
        using var olivia = PanelUser.Olivia(panel);
        using var sam = PanelUser.As(panel, "sam");

        panel.People[0].PanelKey.Should().StartWith("pacc_");
        (await olivia.JsonAsync("/api/client/account"))["attributes"]!.AsObject().Select(field => field.Key).Should().Contain("root_admin").And.NotContain("first_name");
        (await PanelUser.RefusalAsync(sam.PostAsync(sam.Server("s3", "/power"), new { signal = "dance" }))).Should().Be("422 ValidationException");
        (await PanelUser.RefusalAsync(olivia.GetAsync(olivia.Server("s1", "/files/contents?file=none")))).Should().Be("500 FileNotFoundException");
        panel.Faults.NodeDown();
        var usage = await olivia.JsonAsync(olivia.Server("s1", "/resources"));
        ((string)usage["attributes"]!["current_state"]!).Should().Be("missing");
        panel.Faults.Clear();
        (await olivia.JsonAsync(olivia.Server("s6", "/activity"))).ToJsonString().Should().Contain("server:crashed").And.Contain("\"oomkilled\":true");
        panel.World["s1"].DaemonName.Should().Be("pelican");
    }

    [Fact]
    public async Task Pelicans_socket_names_the_failures_it_knows()
    {
        var options = new DemoPanelOptions { Kind = DemoPanelKind.Pelican, Speed = 100 };
        await using var panel = await DemoPanel.StartAsync(options, TimeProvider.System, TestContext.Current.CancellationToken);
        using var olivia = PanelUser.Olivia(panel);
        await using var tap = await ConsoleTap.OpenAsync(olivia, "s4");
        JsonNode.Parse((await tap.UntilAsync("stats"))!)!["disk_io"].Should().NotBeNull();
        await tap.SendAsync("set state", "start");

        ((string)JsonNode.Parse((await tap.UntilAsync("feature match"))!)!["key"]!).Should().Be("java_version");
        await tap.UntilLineAsync("[pelican Daemon]");
    }

    [Fact]
    public async Task A_key_made_by_its_owner_works_until_it_is_deleted()
    {
        await using var panel = await StartAsync();
        using var olivia = PanelUser.Olivia(panel);
        using var made = await olivia.PostAsync("/api/client/account/api-keys", new { description = "portal" });
        var key = JsonNode.Parse(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var identifier = (string)key["attributes"]!["identifier"]!;
        using var portal = new PanelUser(panel, identifier + (string)key["meta"]!["secret_token"]!);

        ((string)(await portal.JsonAsync("/api/client/account"))["attributes"]!["email"]!).Should().Be("olivia@demo.example");
        using var deleted = await olivia.SendAsync(HttpMethod.Delete, $"/api/client/account/api-keys/{identifier}");
        (await PanelUser.RefusalAsync(portal.GetAsync("/api/client/account"))).Should().Be("401 AuthenticationException");
    }

    [Fact]
    public async Task The_verb_serves_until_its_input_ends()
    {
        using var output = new StringWriter();
        var input = new HeldInput();
        var running = PanelDemoVerb.RunAsync(["--json", "--token-seconds", "30"], input, output, TextWriter.Null, TestContext.Current.CancellationToken);
        await input.Asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        var said = JsonNode.Parse(output.ToString())!;
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Accept", "application/json");
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {said["people"]![0]!["panelKey"]}");
        var list = await http.GetStringAsync($"{said["url"]}/api/client", TestContext.Current.CancellationToken);
        input.End.SetResult(null);

        (await running).Should().Be(0);
        list.Should().Contain("Survival");
        said["people"]!.AsArray().Select(person => (string)person!["email"]!).Should().Equal("olivia@demo.example", "sam@demo.example", "noah@demo.example");
    }

    [Theory]
    [InlineData("--token-seconds", "0")]
    [InlineData("--kind", "Other")]
    [InlineData("--nonsense", "")]
    public async Task The_verb_refuses_wrong_arguments(string name, string value)
    {
        var code = await PanelDemoVerb.RunAsync([name, value], TextReader.Null, TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken);

        code.Should().Be(2);
    }

    private static Task<DemoPanel> StartAsync() =>
        DemoPanel.StartAsync(new DemoPanelOptions { Speed = 100 }, TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>A server that says one line and falls over.</summary>
    private sealed class Unlucky : ServerPlan
    {
        public override string Key => "own";

        public override string Uuid => "0fa11e00-0000-4000-8000-000000000001";

        public override string Name => "Unlucky";

        public override string OwnerEmail => "olivia@demo.example";

        public override int MemoryMb => 512;

        public override bool RestartsAfterCrash => true;

        public override Egg Egg => new(Uuid, "Own", LogStyle.Plain, "run", new Dictionary<string, string> { ["Java 21"] = "x" }, "x", [], []);

        public override void Furnish(DemoServer server) => server.Files.Write("eula.txt", "eula=true");

        public override IEnumerable<Step> Boot(DemoServer server) => [new Step.Say("Here we go"), new Step.Exit(7)];
    }

    /// <summary>An input that ends when the test says so.</summary>
    private sealed class HeldInput : TextReader
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<string?> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            return new(End.Task);
        }
    }
}
