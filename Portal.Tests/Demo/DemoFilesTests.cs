using System.Net;
using Portal.Demo;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Demo;

/// <summary>Files, start-up page, backups and the rest below a server.</summary>
[Trait("Req", "P5")]
public sealed class DemoFilesTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private DemoPanel _panel = null!;
    private PanelUser _olivia = null!;

    public async ValueTask InitializeAsync()
    {
        _panel = await DemoPanel.StartAsync(new DemoPanelOptions(), _clock, TestContext.Current.CancellationToken);
        _olivia = PanelUser.Olivia(_panel);
    }

    public ValueTask DisposeAsync()
    {
        _olivia.Dispose();
        return _panel.DisposeAsync();
    }

    [Fact]
    public async Task Folders_list_files_and_folders_with_sizes()
    {
        var list = await _olivia.JsonAsync(_olivia.Server("s1", "/files/list?directory=%2F"));

        var entries = list["data"]!.AsArray().ToDictionary(entry => (string)entry!["attributes"]!["name"]!, entry => entry!["attributes"]!);
        entries.Keys.Should().Contain(["logs", "plugins", "world", "server.properties", "eula.txt", "server.jar"]);
        entries["logs"]["is_file"]!.GetValue<bool>().Should().BeFalse();
        ((string)entries["logs"]["mimetype"]!).Should().Be("inode/directory");
        entries["server.jar"]["size"]!.GetValue<long>().Should().Be(51_210_114);
    }

    [Fact]
    public async Task A_missing_file_is_500_or_404_as_the_nodes_build_has_it()
    {
        (await PanelUser.RefusalAsync(_olivia.GetAsync(_olivia.Server("s1", "/files/contents?file=nothing.txt")))).Should().Be("500 DaemonConnectionException");
        _panel.Faults.MissingFileStatus = 404;
        (await PanelUser.RefusalAsync(_olivia.GetAsync(_olivia.Server("s1", "/files/list?directory=/nowhere")))).Should().Be("404 DaemonConnectionException");
    }

    [Fact]
    public async Task A_big_file_can_only_be_downloaded_and_the_link_works_once()
    {
        (await PanelUser.RefusalAsync(_olivia.GetAsync(_olivia.Server("s1", "/files/contents?file=server.jar")))).Should().Be("400 FileSizeTooLargeException");
        var link = (string)(await _olivia.JsonAsync(_olivia.Server("s1", "/files/download?file=eula.txt")))["attributes"]!["url"]!;
        using var plain = new HttpClient();

        (await plain.GetStringAsync(link, TestContext.Current.CancellationToken)).Should().Contain("eula=true");
        using var again = await plain.GetAsync(link, TestContext.Current.CancellationToken);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Files_are_written_renamed_copied_and_deleted()
    {
        await OkAsync(_olivia.SendAsync(HttpMethod.Post, _olivia.Server("s1", "/files/write?file=%2Fnotes%2Fa.txt"), text: "grüße"));
        (await _olivia.FileAsync("s1", "/notes/a.txt")).Should().Be("grüße");
        await OkAsync(_olivia.PutAsync(_olivia.Server("s1", "/files/rename"), new { root = "/notes", files = new[] { new { from = "a.txt", to = "b.txt" } } }));
        await OkAsync(_olivia.PutAsync(_olivia.Server("s1", "/files/rename"), new { root = "/notes", files = new[] { new { from = "gone.txt", to = "c.txt" } } }));
        await OkAsync(_olivia.PostAsync(_olivia.Server("s1", "/files/copy"), new { location = "/notes/b.txt" }));
        (await _olivia.FileAsync("s1", "/notes/b copy.txt")).Should().Be("grüße");
        (await PanelUser.RefusalAsync(_olivia.PutAsync(_olivia.Server("s1", "/files/rename"), new { root = "/notes", files = new[] { new { from = "b.txt", to = "b copy.txt" } } })))
            .Should().Be("400 DaemonConnectionException");
        await OkAsync(_olivia.PostAsync(_olivia.Server("s1", "/files/delete"), new { root = "/", files = new[] { "notes" } }));
        _panel.World["s1"].Files.IsFolder("notes").Should().BeFalse();
        await OkAsync(_olivia.PostAsync(_olivia.Server("s1", "/files/create-folder"), new { root = "/", name = "old" }));
        _panel.World["s1"].Files.IsFolder("old").Should().BeTrue();
    }

    [Fact]
    public async Task A_write_that_claims_to_be_json_is_parsed()
    {
        (await PanelUser.RefusalAsync(Send())).Should().Be("400 BadRequestHttpException");

        async Task<HttpResponseMessage> Send()
        {
            using var http = new HttpClient { BaseAddress = _panel.Url };
            http.DefaultRequestHeaders.Add("Authorization", "Bearer " + _panel.People[0].PanelKey);
            http.DefaultRequestHeaders.Add("Accept", "application/json");
            using var body = new StringContent("not { json", System.Text.Encoding.UTF8, "application/json");
            return await http.PostAsync(_olivia.Server("s1", "/files/write?file=x.txt"), body, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task The_start_up_page_names_command_variables_and_images()
    {
        var startup = await _olivia.JsonAsync(_olivia.Server("s6", "/startup"));

        ((string)startup["meta"]!["startup_command"]!).Should().Contain("-Xmx2048M");
        ((string)startup["meta"]!["docker_images"]!["Java 21"]!).Should().Be("ghcr.io/pterodactyl/yolks:java_21");
        var keys = startup["data"]!.AsArray().Select(variable => (string)variable!["attributes"]!["env_variable"]!);
        keys.Should().Contain(["MAX_MEMORY", "SERVER_PORT"]).And.NotContain("HOST_TOKEN");
    }

    [Fact]
    public async Task A_backup_runs_and_is_done()
    {
        using var made = await _olivia.PostAsync(_olivia.Server("s1", "/backups"), new { name = "before the change" });
        ((int)made.StatusCode).Should().Be(200);
        _panel.World["s1"].Backups.All[0].CompletedAt.Should().BeNull();
        while (_panel.World["s1"].Backups.All[0].CompletedAt is null)
        {
            _clock.Advance(TimeSpan.FromSeconds(7));
            await Task.Yield();
        }

        var list = await _olivia.JsonAsync(_olivia.Server("s1", "/backups"));
        list["meta"]!["backup_count"]!.GetValue<int>().Should().Be(2);
        list["data"]![0]!["attributes"]!["is_successful"]!.GetValue<bool>().Should().BeTrue();
        var id = (string)list["data"]![0]!["attributes"]!["uuid"]!;
        using var locked = await _olivia.PostAsync(_olivia.Server("s1", $"/backups/{id}/lock"), new { });
        (await PanelUser.RefusalAsync(_olivia.SendAsync(HttpMethod.Delete, _olivia.Server("s1", $"/backups/{id}")))).Should().Be("400 BackupLockedException");
    }

    [Fact]
    public async Task Schedules_databases_ports_people_and_activity_can_be_read()
    {
        ((string)(await _olivia.JsonAsync(_olivia.Server("s1", "/schedules")))["data"]![0]!["attributes"]!["relationships"]!["tasks"]!["data"]![0]!["attributes"]!["payload"]!).Should().Be("restart");
        (await _olivia.JsonAsync(_olivia.Server("s1", "/databases"))).ToJsonString().Should().NotContain("secret");
        (await _olivia.JsonAsync(_olivia.Server("s2", "/network/allocations")))["data"]!.AsArray().Should().HaveCount(2);
        ((string)(await _olivia.JsonAsync(_olivia.Server("s3", "/users")))["data"]![0]!["attributes"]!["email"]!).Should().Be("sam@demo.example");
        (await _olivia.JsonAsync(_olivia.Server("s4", "/activity"))).ToJsonString().Should().Contain("server:file.uploaded").And.NotContain("server:crashed");
    }

    [Fact]
    public async Task A_command_to_a_stopped_server_is_502()
    {
        (await PanelUser.RefusalAsync(_olivia.PostAsync(_olivia.Server("s2", "/command"), new { command = "list" }))).Should().Be("502 HttpException");
    }

    private static async Task OkAsync(Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        ((int)answer.StatusCode).Should().Be(204);
    }
}
