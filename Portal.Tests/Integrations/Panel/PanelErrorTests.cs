using Portal.Domain.Panel;

namespace Portal.Tests.Integrations.Panel;

/// <summary>Every refusal is its own problem, by the panel's code and kind of body, not by the status alone (contracts, section 2).</summary>
public sealed class PanelErrorTests
{
    private const string Id = "1a7ce997-259b-452e-8b4e-cecc464142ca";
    private const string Json = "application/json";

    [Theory, Trait("Req", "P3"), Trait("Req", "P4")]
    [InlineData(401, Json, "AuthenticationException", PanelProblemKind.KeyRevoked)]
    [InlineData(302, "text/html", "", PanelProblemKind.KeyRevoked)]
    [InlineData(401, Json, "DaemonConnectionException", PanelProblemKind.NodeOffline)]
    [InlineData(403, Json, "DaemonConnectionException", PanelProblemKind.NodeOffline)]
    [InlineData(404, Json, "DaemonConnectionException", PanelProblemKind.Failed)]
    [InlineData(403, Json, "AccessDeniedHttpException", PanelProblemKind.NoPermission)]
    [InlineData(403, Json, "HttpForbiddenException", PanelProblemKind.NoPermission)]
    [InlineData(403, "text/html", "", PanelProblemKind.PanelDown)]
    [InlineData(404, Json, "NotFoundHttpException", PanelProblemKind.NotFound)]
    [InlineData(404, "text/html", "", PanelProblemKind.PanelDown)]
    [InlineData(422, Json, "ValidationException", PanelProblemKind.Invalid)]
    [InlineData(500, Json, "ErrorException", PanelProblemKind.Failed)]
    [InlineData(502, "text/html", "", PanelProblemKind.PanelDown)]
    [InlineData(503, Json, "HttpException", PanelProblemKind.PanelDown)]
    [InlineData(504, Json, "DaemonConnectionException", PanelProblemKind.NodeOffline)]
    [InlineData(504, "text/html", "", PanelProblemKind.PanelDown)]
    [InlineData(522, "text/html", "", PanelProblemKind.PanelDown)]
    [InlineData(200, "text/html", "", PanelProblemKind.PanelDown)]
    [InlineData(500, Json, "ConnectionException", PanelProblemKind.NodeOffline)]
    public async Task Each_refusal_of_a_read_is_told_apart(int status, string type, string code, PanelProblemKind kind)
    {
        var body = type == Json ? StubPanel.Error(code, status) : "<html>page</html>";
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(status, type, body), Quick);
        var problem = await PanelBench.ProblemOfAsync(() => bench.Client.GetStartupAsync(PanelBench.Olivia, Id, PanelBench.Token));
        problem.Kind.Should().Be(kind);
        problem.Message.Should().NotContain("html").And.NotContain("Exception");
        problem.Permission.Should().Be(kind is PanelProblemKind.NoPermission ? "startup.read" : null);
    }

    [Theory, Trait("Req", "P3")]
    [InlineData("""{"status":"suspended"}""", PanelProblemKind.Suspended)]
    [InlineData("""{"status":"installing","is_installing":true}""", PanelProblemKind.Installing)]
    [InlineData("""{"status":"install_failed","is_installing":true}""", PanelProblemKind.InstallFailed)]
    [InlineData("""{"status":null,"is_transferring":true}""", PanelProblemKind.Transferring)]
    [InlineData("""{"status":"restoring_backup"}""", PanelProblemKind.Restoring)]
    [InlineData("""{"status":null,"is_node_under_maintenance":true}""", PanelProblemKind.Maintenance)]
    public async Task A_conflict_is_told_apart_by_the_servers_details(string attributes, PanelProblemKind kind)
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.StartAsync((http, _) =>
            http.Request.Path.Value!.EndsWith("/resources", StringComparison.Ordinal)
                ? StubPanel.JsonAsync(http, StubPanel.Error("ServerStateConflictException", 409), 409)
                : StubPanel.JsonAsync(http, $$"""{"object":"server","attributes":{{attributes}}}""")));
        (await PanelBench.ProblemOfAsync(() => bench.Client.GetUsageAsync(PanelBench.Olivia, Id, PanelBench.Token))).Kind.Should().Be(kind);
    }

    [Fact, Trait("Req", "P3")]
    public async Task A_command_to_a_stopped_server_is_no_outage()
    {
        var body = StubPanel.Error("HttpException", 502, "Server must be online in order to send commands.");
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(502, Json, body));
        var problem = await PanelBench.ProblemOfAsync(() => bench.Client.SendCommandAsync(PanelBench.Olivia, Id, "say hi", PanelBench.Token));
        problem.Kind.Should().Be(PanelProblemKind.ServerOffline);
    }

    [Fact, Trait("Req", "P3")]
    public async Task A_refused_value_names_its_field()
    {
        const string Body = """{"errors":[{"code":"ValidationException","status":"422","detail":"The value must be a number.","meta":{"source_field":"value","rule":"numeric"}}]}""";
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(422, Json, Body));
        var problem = await PanelBench.ProblemOfAsync(() => bench.Client.SetVariableAsync(PanelBench.Olivia, Id, "SERVER_PORT", "x", PanelBench.Token));
        problem.Fields.Should().Contain("value", "The value must be a number.");
    }

    [Fact, Trait("Req", "P3")]
    public async Task A_dead_key_is_marked_on_the_link()
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(401, Json, StubPanel.Error("AuthenticationException", 401)));
        await PanelBench.ProblemOfAsync(() => bench.Client.ListServersAsync(PanelBench.Olivia, PanelBench.Token));
        (await bench.Links.FindAsync(PanelBench.Olivia, PanelBench.Token))!.RevokedAt.Should().NotBeNull();
    }

    [Fact, Trait("Req", "P3")]
    public async Task A_long_wait_is_handed_on_and_not_waited_for()
    {
        await using var bench = await PanelBench.OnStubAsync(
            await StubPanel.AlwaysAsync(429, Json, StubPanel.Error("ThrottleRequestsException", 429), retryAfter: "600"));
        var problem = await PanelBench.ProblemOfAsync(() => bench.Client.ListServersAsync(PanelBench.Olivia, PanelBench.Token));
        problem.Should().Match<PanelProblem>(p => p.Kind == PanelProblemKind.RateLimited && p.RetryAfter == TimeSpan.FromSeconds(600));
        bench.Stub.CountOf("GET").Should().Be(1);
    }

    [Fact, Trait("Req", "P3")]
    public async Task A_short_wait_is_waited_for()
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.StartAsync((http, before) => before == 0
            ? StubPanel.WriteAsync(http, 429, Json, StubPanel.Error("ThrottleRequestsException", 429), retryAfter: "1")
            : StubPanel.JsonAsync(http, """{"object":"list","data":[],"meta":{"pagination":{"current_page":1,"total_pages":1,"links":[]}}}""")));
        (await bench.Client.ListServersAsync(PanelBench.Olivia, PanelBench.Token)).Should().BeEmpty();
        bench.Stub.CountOf("GET").Should().Be(2);
    }

    [Fact, Trait("Req", "P3")]
    public async Task Nobody_linked_is_not_linked()
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(200, Json, "{}"));
        (await PanelBench.ProblemOfAsync(() => bench.Client.ListServersAsync(PanelBench.Noah, PanelBench.Token))).Kind.Should().Be(PanelProblemKind.NotLinked);
        bench.Stub.Seen.Should().BeEmpty();
    }

    [Theory, Trait("Req", "P3")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""[1,2]""")]
    [InlineData("""{"data":[{"attributes":{"name":"no id"}}]}""")]
    [InlineData("""{"data":[""")]
    public async Task An_answer_of_another_shape_is_the_panels_trouble(string body)
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(200, Json, body));
        (await PanelBench.ProblemOfAsync(() => bench.Client.ListServersAsync(PanelBench.Olivia, PanelBench.Token))).Kind.Should().Be(PanelProblemKind.PanelDown);
    }

    private static readonly Dictionary<string, string?> Quick = [];
}
