using System.Net;
using System.Text.Json.Nodes;
using Portal.Demo;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Demo;

/// <summary>The HTTP half of the contract: who sees what, what is refused how, limits, caches, faults.</summary>
[Trait("Req", "P5")]
public sealed class DemoContractTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private DemoPanel _panel = null!;
    private PanelUser _olivia = null!;
    private PanelUser _sam = null!;

    public async ValueTask InitializeAsync()
    {
        _panel = await DemoPanel.StartAsync(new DemoPanelOptions(), _clock, TestContext.Current.CancellationToken);
        (_olivia, _sam) = (PanelUser.Olivia(_panel), PanelUser.As(_panel, "sam"));
    }

    public ValueTask DisposeAsync()
    {
        _olivia.Dispose();
        _sam.Dispose();
        return _panel.DisposeAsync();
    }

    [Fact]
    public async Task A_bad_key_is_401_in_json_and_the_sign_in_page_otherwise()
    {
        using var json = new PanelUser(_panel, "ptlc_wrong");
        using var browser = new PanelUser(_panel, "ptlc_wrong", "text/html");

        (await PanelUser.RefusalAsync(json.GetAsync("/api/client"))).Should().Be("401 AuthenticationException");
        using var redirect = await browser.GetAsync("/api/client");
        redirect.StatusCode.Should().Be(HttpStatusCode.Found);
        redirect.Headers.Location!.AbsolutePath.Should().Be("/auth/login");
        redirect.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
    }

    [Fact]
    public async Task Keys_are_the_same_at_every_start_and_one_for_each_person()
    {
        await using var other = await DemoPanel.StartAsync(new DemoPanelOptions(), _clock, TestContext.Current.CancellationToken);

        _panel.People.Select(person => person.Email).Should().Equal("olivia@demo.example", "sam@demo.example", "noah@demo.example");
        other.People.Select(person => person.PanelKey).Should().Equal(_panel.People.Select(person => person.PanelKey)).And.OnlyHaveUniqueItems();
        _panel.People.Should().OnlyContain(person => person.PanelKey.StartsWith("ptlc_", StringComparison.Ordinal) && person.PanelKey.Length == 48);
    }

    [Fact]
    public async Task The_list_has_owned_and_shared_servers_and_no_permissions()
    {
        using var noah = PanelUser.As(_panel, "noah");
        var list = await _olivia.JsonAsync("/api/client?include=egg");

        Names(list).Should().Equal("Survival", "Creative", "Skyblock", "Modded", "Fabric Lab", "Hardcore", "Old World", "Lobby", "Archive");
        list.ToJsonString().Should().NotContain("user_permissions");
        ((string)list["data"]![3]!["attributes"]!["relationships"]!["egg"]!["attributes"]!["name"]!).Should().Be("Forge Minecraft");
        Names(await _sam.JsonAsync("/api/client")).Should().Equal("Skyblock");
        Names(await noah.JsonAsync("/api/client")).Should().Equal("Noah SMP");
        Names(await _sam.JsonAsync("/api/client?type=owner")).Should().BeEmpty();
        Names(await _sam.JsonAsync("/api/client?type=admin-all")).Should().BeEmpty();
        Names(await _olivia.JsonAsync("/api/client?filter[name]=old,lob")).Should().Equal("Old World", "Lobby");
        (await PanelUser.RefusalAsync(_olivia.GetAsync("/api/client?filter[color]=red"))).Should().Be("400 InvalidFilterQuery");
    }

    [Fact]
    public async Task Pages_are_counted_and_linked()
    {
        var second = await _olivia.JsonAsync("/api/client?per_page=4&page=2");

        Names(second).Should().Equal("Fabric Lab", "Hardcore", "Old World", "Lobby");
        var page = second["meta"]!["pagination"]!;
        page["total"]!.GetValue<int>().Should().Be(9);
        page["total_pages"]!.GetValue<int>().Should().Be(3);
        page["links"]!.AsObject().Select(link => link.Key).Should().Equal("previous", "next");
        var beyond = await _olivia.JsonAsync("/api/client?per_page=400&page=9");
        Names(beyond).Should().BeEmpty();
        beyond["meta"]!["pagination"]!["per_page"]!.GetValue<int>().Should().Be(100);
    }

    [Fact]
    public async Task Details_name_the_callers_rights()
    {
        var owner = await _olivia.JsonAsync(_olivia.Server("s3"));
        var subuser = await _sam.JsonAsync(_sam.Server("s3"));

        owner["meta"]!["user_permissions"]!.AsArray().Select(right => (string)right!).Should().Equal("*");
        subuser["meta"]!["user_permissions"]!.AsArray().Select(right => (string)right!).Should().Equal("websocket.connect", "file.read", "file.read-content");
        ((string)subuser["attributes"]!["relationships"]!["variables"]!["object"]!).Should().Be("null_resource");
        ((string)subuser["attributes"]!["uuid"]!).Should().StartWith("5e0003");
        subuser["attributes"]!["server_owner"]!.GetValue<bool>().Should().BeFalse();
    }

    [Fact]
    public async Task Refusals_come_in_the_panels_order()
    {
        (await PanelUser.RefusalAsync(_sam.GetAsync(_sam.Server("s1")))).Should().Be("404 NotFoundHttpException");
        (await PanelUser.RefusalAsync(_sam.GetAsync("/api/client/servers/ffffffff"))).Should().Be("404 NotFoundHttpException");
        (await PanelUser.RefusalAsync(_sam.PostAsync(_sam.Server("s3", "/power"), new { signal = "restart" }))).Should().Be("403 AccessDeniedHttpException");
        (await PanelUser.RefusalAsync(_sam.PostAsync(_sam.Server("s3", "/power"), new { signal = "dance" }))).Should().Be("403 AccessDeniedHttpException");
        (await PanelUser.RefusalAsync(_olivia.PostAsync(_olivia.Server("s3", "/power"), new { signal = "dance" }))).Should().Be("422 ValidationException");
        _panel.World["s3"].IsSuspended = true;
        (await PanelUser.RefusalAsync(_sam.PostAsync(_sam.Server("s3", "/power"), new { signal = "restart" }))).Should().Be("409 ServerStateConflictException");
    }

    [Fact]
    public async Task A_suspended_server_shows_its_details_and_nothing_else()
    {
        var details = await _olivia.JsonAsync(_olivia.Server("s9"));

        ((string)details["attributes"]!["status"]!).Should().Be("suspended");
        foreach (var path in (string[])["/resources", "/websocket", "/files/list?directory=/", "/startup", "/backups", "/activity"])
        {
            (await PanelUser.RefusalAsync(_olivia.GetAsync(_olivia.Server("s9", path)))).Should().Be("409 ServerStateConflictException");
        }
    }

    [Fact]
    public async Task Validation_names_field_and_rule()
    {
        using var answer = await _olivia.PutAsync(_olivia.Server("s2", "/startup/variable"), new { key = "SERVER_PORT", value = "eighty" });
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["errors"]![0]!;

        ((int)answer.StatusCode).Should().Be(422);
        ((string)error["meta"]!["source_field"]!).Should().Be("value");
        ((string)error["meta"]!["rule"]!).Should().Be("integer");
        (await PanelUser.RefusalAsync(_olivia.PutAsync(_olivia.Server("s2", "/settings/docker-image"), new { docker_image = "evil/image" }))).Should().Be("422 ValidationException");
        (await PanelUser.RefusalAsync(_olivia.PutAsync(_olivia.Server("s2", "/startup/variable"), new { key = "TZ", value = "x" }))).Should().Be("400 BadRequestHttpException");
    }

    [Fact]
    public async Task Usage_is_repeated_for_twenty_seconds()
    {
        async Task<string> StateAsync() => (string)(await _olivia.JsonAsync(_olivia.Server("s2", "/resources")))["attributes"]!["current_state"]!;
        (await StateAsync()).Should().Be("offline");

        _panel.World["s2"].Power.Resume(_clock.GetUtcNow());
        (await StateAsync()).Should().Be("offline");
        _clock.Advance(TimeSpan.FromSeconds(21));
        (await StateAsync()).Should().Be("running");
    }

    [Fact]
    public async Task The_client_api_is_limited_for_each_person()
    {
        await using var panel = await DemoPanel.StartAsync(new DemoPanelOptions { ClientApiPerMinute = 3 }, _clock, TestContext.Current.CancellationToken);
        using var olivia = PanelUser.Olivia(panel);
        using var sam = PanelUser.As(panel, "sam");
        using (var first = await olivia.GetAsync("/api/client/account"))
        {
            first.Headers.GetValues("X-RateLimit-Limit").Should().Equal("3");
            first.Headers.GetValues("X-RateLimit-Remaining").Should().Equal("2");
        }

        await olivia.JsonAsync("/api/client/account");
        await olivia.JsonAsync("/api/client/account");
        using var limited = await olivia.GetAsync("/api/client/account");
        ((int)limited.StatusCode).Should().Be(429);
        limited.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(60));
        limited.Headers.Contains("X-RateLimit-Reset").Should().BeTrue();
        await sam.JsonAsync("/api/client/account");
        _clock.Advance(TimeSpan.FromSeconds(61));
        await olivia.JsonAsync("/api/client/account");
    }

    [Fact]
    public async Task Socket_tokens_are_limited_for_each_server()
    {
        for (var i = 0; i < 5; i++)
        {
            await _olivia.JsonAsync(_olivia.Server("s3", "/websocket"));
        }

        using var limited = await _sam.GetAsync(_sam.Server("s3", "/websocket"));
        ((int)limited.StatusCode).Should().Be(429);
        limited.Headers.RetryAfter.Should().NotBeNull();
        await _olivia.JsonAsync(_olivia.Server("s1", "/websocket"));
    }

    [Fact]
    public async Task Faults_look_as_they_do_in_the_field()
    {
        _panel.Faults.Add(new DemoFault(DemoFaultKind.Html, "/resources", Status: 502, Times: 1));
        using var html = await _olivia.GetAsync(_olivia.Server("s1", "/resources"));
        ((int)html.StatusCode).Should().Be(502);
        html.Content.Headers.ContentType!.MediaType.Should().Be("text/html");

        _panel.Faults.NodeDown(_panel.World["s1"].Uuid);
        (await PanelUser.RefusalAsync(_olivia.GetAsync(_olivia.Server("s1", "/resources")))).Should().Be("504 DaemonConnectionException");
        await _olivia.JsonAsync(_olivia.Server("s3", "/resources"));
        _panel.Faults.Clear();
        _panel.Faults.DaemonUnauthorized();
        (await PanelUser.RefusalAsync(_olivia.GetAsync(_olivia.Server("s1", "/files/list")))).Should().Be("401 DaemonConnectionException");
        _panel.Faults.Clear();
        _panel.Faults.TooManyRequests(null);
        using var limited = await _olivia.GetAsync("/api/client");
        ((int)limited.StatusCode).Should().Be(429);
        limited.Headers.RetryAfter.Should().BeNull();
    }

    [Fact]
    public async Task More_faults_cut_bend_and_redirect_answers()
    {
        _panel.Faults.Add(new DemoFault(DemoFaultKind.CutBody, Times: 1));
        await FluentActions.Awaiting(() => _olivia.JsonAsync("/api/client")).Should().ThrowAsync<HttpRequestException>();
        _panel.Faults.Add(new DemoFault(DemoFaultKind.WrongShape, Times: 1));
        (await _olivia.JsonAsync("/api/client")).Should().BeOfType<JsonArray>();
        _panel.Faults.Add(new DemoFault(DemoFaultKind.RedirectToLogin, Times: 1));
        using var redirect = await _olivia.GetAsync("/api/client");
        redirect.StatusCode.Should().Be(HttpStatusCode.Found);
        _panel.Faults.Add(new DemoFault(DemoFaultKind.Maintenance, Times: 1));
        (await PanelUser.RefusalAsync(_olivia.GetAsync("/api/client"))).Should().Be("503 HttpException");
        _panel.Faults.Revoke(_panel.People[0].PanelKey);
        (await PanelUser.RefusalAsync(_olivia.GetAsync("/api/client"))).Should().Be("401 AuthenticationException");
    }

    [Fact]
    public async Task A_slow_answer_comes_when_the_clock_says_so()
    {
        _panel.Faults.Slow(TimeSpan.FromSeconds(40), "/account");
        var answering = _olivia.GetAsync("/api/client/account");
        var quick = await _olivia.JsonAsync("/api/client/permissions");
        quick["attributes"]!["permissions"]!["control"]!["keys"]!["restart"].Should().NotBeNull();
        while (!_panel.Requests.All.Any(request => request.Path.Contains("account", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        answering.IsCompleted.Should().BeFalse();
        while (!answering.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(40));
            await Task.Yield();
        }

        ((int)(await answering).StatusCode).Should().Be(200);
    }

    [Fact]
    public async Task A_browsers_request_needs_a_token_to_change_something()
    {
        using var http = new HttpClient { BaseAddress = _panel.Url };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + _panel.People[0].PanelKey);
        http.DefaultRequestHeaders.Add("Accept", "application/json");
        http.DefaultRequestHeaders.Add("Origin", _panel.Url.GetLeftPart(UriPartial.Authority));

        var answer = http.PostAsync(_olivia.Server("s1", "/power"), new StringContent("{\"signal\":\"stop\"}"), TestContext.Current.CancellationToken);

        (await PanelUser.RefusalAsync(answer)).Should().Be("419 HttpException");
        _panel.World["s1"].Power.State.Should().Be("running");
    }

    [Fact]
    public async Task The_admins_key_maps_people_by_a_contains_match()
    {
        using var admin = new PanelUser(_panel, _panel.AdminKey);
        using var key = new PanelUser(_panel, _panel.ApplicationKey);

        var found = await admin.JsonAsync("/api/application/users?filter[email]=olivia@demo.example");
        found["data"]!.AsArray().Select(user => (string)user!["attributes"]!["email"]!).Should().HaveCount(2).And.Contain("olivia@demo.example");
        var owned = await key.JsonAsync("/api/application/users/2?include=servers");
        owned["attributes"]!["relationships"]!["servers"]!["data"]!.AsArray().Should().HaveCount(9);
        var shared = await admin.JsonAsync("/api/application/servers/3?include=subusers,user");
        ((string)shared["attributes"]!["relationships"]!["user"]!["attributes"]!["email"]!).Should().Be("olivia@demo.example");
        shared["attributes"]!["relationships"]!["subusers"]!["data"]![0]!["attributes"]!["user_id"]!.GetValue<int>().Should().Be(3);
        (await PanelUser.RefusalAsync(_olivia.GetAsync("/api/application/users"))).Should().Be("403 AccessDeniedHttpException");
        (await PanelUser.RefusalAsync(key.GetAsync("/api/client"))).Should().Be("403 AccessDeniedHttpException");
        Names(await admin.JsonAsync("/api/client?type=admin-all")).Should().HaveCount(10);
    }

    [Fact]
    public async Task Every_request_is_recorded_with_its_person()
    {
        await _olivia.JsonAsync("/api/client");
        using var power = await _sam.PostAsync(_sam.Server("s3", "/power"), new { signal = "start" });

        _panel.Requests.All.Should().HaveCount(2);
        var write = _panel.Requests.Writes.Should().ContainSingle().Subject;
        write.Person.Should().Be("sam@demo.example");
        write.Method.Should().Be("POST");
    }

    [Fact]
    public async Task Ignored_power_is_accepted_and_changes_nothing()
    {
        _panel.Faults.PowerIgnored(_panel.World["s1"].Uuid);

        using var answer = await _olivia.PostAsync(_olivia.Server("s1", "/power"), new { signal = "kill" });

        ((int)answer.StatusCode).Should().Be(204);
        _panel.World["s1"].Power.State.Should().Be("running");
        var activity = await _olivia.JsonAsync(_olivia.Server("s1", "/activity?filter[event]=power.kill&include=actor"));
        ((string)activity["data"]![0]!["attributes"]!["relationships"]!["actor"]!["attributes"]!["username"]!).Should().Be("olivia");
    }

    private static IEnumerable<string> Names(JsonNode list) => list["data"]!.AsArray().Select(server => (string)server!["attributes"]!["name"]!);
}
