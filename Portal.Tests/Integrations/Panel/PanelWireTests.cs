using Portal.Domain.Panel;

namespace Portal.Tests.Integrations.Panel;

/// <summary>What goes over the wire: how often, with what headers, and what never does.</summary>
public sealed class PanelWireTests
{
    private const string Id = "1a7ce997-259b-452e-8b4e-cecc464142ca";
    private const string Json = "application/json";

    [Fact, Trait("Req", "P1"), Trait("Req", "P4")]
    public async Task Every_page_is_read()
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.StartAsync((http, _) => StubPanel.JsonAsync(http, Page(int.Parse(http.Request.Query["page"]!, null)))));
        var servers = await bench.Client.ListServersAsync(PanelBench.Olivia, PanelBench.Token);
        servers.Select(s => s.Name).Should().Equal("One", "Two", "Three");
        bench.Stub.Seen.Should().HaveCount(3).And.OnlyContain(request => request.Path.Contains("per_page=100"));
    }

    [Fact, Trait("Req", "P4")]
    public async Task A_request_carries_the_key_and_wants_json_and_nothing_of_a_browser()
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.StartAsync((http, _) => StubPanel.JsonAsync(http, Page(3))));
        await bench.Client.ListServersAsync(PanelBench.Olivia, PanelBench.Token);
        var headers = bench.Stub.Seen.Single().Headers;
        headers["Accept"].Should().StartWith("application/json");
        headers["Authorization"].Should().Be("Bearer ptlc_olivia_key_000000");
        headers.Keys.Should().NotContain(["Cookie", "Origin", "Referer"]);
    }

    [Theory, Trait("Req", "P4")]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_read_is_tried_three_times(int status)
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(status, "text/html", "<html></html>"));
        await PanelBench.ProblemOfAsync(() => bench.Client.GetUsageAsync(PanelBench.Olivia, Id, PanelBench.Token));
        bench.Stub.Seen.Should().HaveCount(3);
    }

    [Theory, Trait("Req", "P4")]
    [InlineData(400)]
    [InlineData(500)]
    public async Task A_plain_failure_is_not_tried_again(int status)
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(status, Json, StubPanel.Error("X", status)));
        await PanelBench.ProblemOfAsync(() => bench.Client.GetUsageAsync(PanelBench.Olivia, Id, PanelBench.Token));
        bench.Stub.Seen.Should().HaveCount(1);
    }

    [Theory, Trait("Req", "P2"), Trait("Req", "P4")]
    [InlineData(429, Json)]
    [InlineData(503, Json)]
    [InlineData(504, Json)]
    public async Task A_refused_write_is_sent_once(int status, string type)
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(status, type, StubPanel.Error("HttpException", status)));
        await PanelBench.ProblemOfAsync(() => bench.Client.SendPowerAsync(PanelBench.Olivia, Id, PowerSignal.Restart, PanelBench.Token));
        bench.Stub.CountOf("POST").Should().Be(1);
    }

    [Fact, Trait("Req", "P2"), Trait("Req", "XG6")]
    public async Task A_write_whose_answer_is_cut_is_uncertain_and_sent_once()
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.StartAsync((http, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        }));
        await bench.Client.Awaiting(c => c.SendPowerAsync(PanelBench.Olivia, Id, PowerSignal.Restart, PanelBench.Token)).Should().ThrowAsync<PanelUncertainException>();
        bench.Stub.CountOf("POST").Should().Be(1);
    }

    [Fact, Trait("Req", "P2"), Trait("Req", "XG6")]
    public async Task A_write_that_takes_too_long_is_uncertain_and_sent_once()
    {
        var stub = await StubPanel.StartAsync((http, _) => Task.Delay(Timeout.Infinite, http.RequestAborted));
        await using var bench = await PanelBench.OnStubAsync(stub, new() { ["Panel:Timeout"] = "00:00:01" });
        await bench.Client.Awaiting(c => c.SendPowerAsync(PanelBench.Olivia, Id, PowerSignal.Stop, PanelBench.Token)).Should().ThrowAsync<PanelUncertainException>();
        bench.Stub.CountOf("POST").Should().Be(1);
    }

    [Fact, Trait("Req", "P3"), Trait("Req", "XG6")]
    public async Task After_ten_failures_the_panel_is_left_alone_for_a_while()
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.StartAsync((http, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        }));
        for (var i = 0; i < 6; i++)
        {
            (await PanelBench.ProblemOfAsync(() => bench.Client.GetUsageAsync(PanelBench.Olivia, Id, PanelBench.Token))).Kind.Should().Be(PanelProblemKind.PanelDown);
        }

        bench.Stub.Seen.Should().HaveCountLessThanOrEqualTo(10);
    }

    [Fact, Trait("Req", "XE1")]
    public async Task A_redirect_is_not_followed()
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(302, "text/html", ""));
        await PanelBench.ProblemOfAsync(() => bench.Client.ListServersAsync(PanelBench.Olivia, PanelBench.Token));
        bench.Stub.Seen.Should().ContainSingle();
    }

    [Theory, Trait("Req", "XA6")]
    [InlineData("../../application/users")]
    [InlineData("a/b")]
    [InlineData("x?y=1")]
    [InlineData("")]
    public async Task An_id_that_is_none_never_reaches_the_panel(string id)
    {
        await using var bench = await PanelBench.OnStubAsync(await StubPanel.AlwaysAsync(200, Json, "{}"));
        (await bench.Client.FindServerAsync(PanelBench.Olivia, id, PanelBench.Token)).Should().BeNull();
        bench.Stub.Seen.Should().BeEmpty();
    }

    private static string Page(int page)
    {
        var name = new[] { "", "One", "Two", "Three" }[page];
        return """
            {"object":"list","data":[{"object":"server","attributes":{"server_owner":true,"identifier":"idPAGE","uuid":"uuid-PAGE","name":"NAME","limits":{"memory":0}}}],
             "meta":{"pagination":{"total":3,"count":1,"per_page":1,"current_page":PAGE,"total_pages":3,"links":{}}}}
            """.Replace("PAGE", $"{page}", StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal);
    }
}
