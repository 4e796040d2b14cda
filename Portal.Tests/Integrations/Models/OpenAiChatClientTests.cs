using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Portal.Domain.ModelRouting;
using Portal.Integrations.Models;
using Portal.Tests.Fixtures;
using static Portal.Tests.Fixtures.ScriptedModelServer;

namespace Portal.Tests.Integrations.Models;

public sealed class OpenAiChatClientTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private ScriptedModelServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ScriptedModelServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact, Trait("Req", "C1")]
    public async Task Text_comes_in_pieces_with_the_servers_count()
    {
        _server.ThenSay("Hel", "lo ", "wörld");
        var updates = await ReadAsync();
        string.Concat(updates.Select(u => u.Text)).Should().Be("Hello wörld");
        Usage(updates)!.OutputTokenCount.Should().Be(3);
        var request = _server.Requests.Single();
        request.GetProperty("temperature").GetDouble().Should().Be(0);
        request.GetProperty("stream_options").GetProperty("include_usage").GetBoolean().Should().BeTrue();
    }

    [Theory, Trait("Req", "C1")]
    [InlineData("\n\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("\n")]
    [InlineData("\n: keep-alive\n\n")]
    public async Task Every_way_to_end_an_event_is_read(string end)
    {
        _server.Then(context => StreamAsync(context, [$"data: {Delta("a")}{end}", $"event: message\ndata:{Delta("b")}{end}", $"data: {Finish("stop")}{end}"]));
        string.Concat((await ReadAsync()).Select(u => u.Text)).Should().Be("ab");
    }

    [Fact, Trait("Req", "C1")]
    public async Task Pieces_cut_inside_a_character_are_put_together()
    {
        var bytes = Encoding.UTF8.GetBytes($"data: {Delta("schön").Replace("\\u00F6", "ö", StringComparison.Ordinal)}\n\ndata: {Finish("stop")}\n\n");
        _server.Then(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            foreach (var one in bytes)
            {
                await context.Response.Body.WriteAsync(new[] { one });
                await context.Response.Body.FlushAsync();
            }
        });
        string.Concat((await ReadAsync()).Select(u => u.Text)).Should().Be("schön");
    }

    [Fact, Trait("Req", "C1")]
    public async Task Two_calls_at_index_0_stay_two()
    {
        _server.ThenStream(Call(0, "a", "server_status", "{\"server\":\"s1\"}"), Call(0, "b", "analyze_logs", "{\"server\":\"s2\"}"), Finish("tool_calls"));
        var calls = Calls(await ReadAsync());
        calls.Select(c => (c.CallId, c.Name, $"{c.Arguments!["server"]}")).Should().Equal(("a", "server_status", "s1"), ("b", "analyze_logs", "s2"));
    }

    [Fact, Trait("Req", "C1")]
    public async Task A_call_in_pieces_with_empty_names_and_no_id_is_whole()
    {
        _server.ThenStream(Call(0, "", "server_status", ""), Call(0, "", "", "{\"ser"), Call(0, "", "", "ver\":\"s1\"}"), Finish("stop"), "[DONE]");
        var call = Calls(await ReadAsync()).Should().ContainSingle().Subject;
        call.Name.Should().Be("server_status");
        call.CallId.Should().StartWith("call_");
        $"{call.Arguments!["server"]}".Should().Be("s1");
    }

    [Theory, Trait("Req", "C1")]
    [InlineData("{\"server\":")]
    [InlineData("{}{}")]
    [InlineData("[1]")]
    public async Task Arguments_that_are_not_one_object_are_never_run(string arguments)
    {
        _server.ThenStream(Call(0, "a", "power_action", arguments), Finish("tool_calls"), "[DONE]");
        Calls(await ReadAsync()).Should().ContainSingle().Which.Exception.Should().NotBeNull();
    }

    [Fact, Trait("Req", "C3")]
    public async Task A_stream_without_an_end_is_a_failure_and_its_calls_are_not_given_out()
    {
        _server.ThenStream(Call(0, "a", "power_action", "{}"));
        (await FailsAsync()).Message.Should().Contain("cut");
        _server.ThenStream(Call(0, "a", "power_action", "{}"), Finish("length"), "[DONE]");
        (await FailsAsync()).Message.Should().Contain("middle of a tool call");
    }

    [Fact, Trait("Req", "C3")]
    public async Task Errors_in_mid_stream_and_odd_chunks_are_told_apart()
    {
        _server.ThenStream(Delta("a"), "{\"error\":{\"message\":\"boom\",\"code\":\"x\"}}");
        await FailsAsync();
        _server.ThenStream(Delta("a"), "{\"error\":\"boom\"}");
        await FailsAsync();
        _server.ThenStream("{\"choices\":null}", "{\"choices\":[{\"delta\":null}]}", Delta("ok"), "{\"choices\":[{\"finish_reason\":\"weird\",\"delta\":{}}]}");
        string.Concat((await ReadAsync()).Select(u => u.Text)).Should().Be("ok");
    }

    [Theory, Trait("Req", "C3")]
    [InlineData(429, "{\"error\":{\"code\":\"insufficient_quota\"}}", "quota", false)]
    [InlineData(429, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}", "rate", true)]
    [InlineData(401, "{}", "key", false)]
    [InlineData(404, "not pulled", "model", false)]
    [InlineData(503, "<html>", "503", true)]
    public async Task Refusals_are_said_in_words_and_asked_once(int status, string body, string words, bool retryable)
    {
        _server.Then(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        var problem = await FailsAsync();
        problem.Message.Should().Contain(words);
        problem.Retryable.Should().Be(retryable);
        _server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Thinking_is_hidden_even_when_its_marks_are_cut()
    {
        _server.ThenSay("<th", "ink>secret</thi", "nk>Visible <", "b");
        string.Concat((await ReadAsync()).Select(u => u.Text)).Should().Be("Visible <b");
    }

    [Fact, Trait("Req", "C3")]
    public async Task A_silent_server_is_given_up_by_the_clock_and_the_request_is_cancelled()
    {
        var clock = new ManualClock();
        var arrived = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        _server.Then(async context =>
        {
            context.RequestAborted.Register(() => cancelled.TrySetResult());
            arrived.SetResult();
            await cancelled.Task;
        });
        var reading = ReadAsync(clock);
        await arrived.Task;
        clock.Advance(TimeSpan.FromSeconds(21));
        (await reading.Invoking(r => r).Should().ThrowAsync<ModelProblemException>()).Which.Message.Should().Contain("silent");
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private async Task<ModelProblemException> FailsAsync() =>
        (await FluentActions.Awaiting(() => ReadAsync()).Should().ThrowAsync<ModelProblemException>()).Which;

    private async Task<List<ChatResponseUpdate>> ReadAsync(TimeProvider? clock = null)
    {
        using var client = new OpenAiChatClient(
            _http, new ModelTierOptions { Endpoint = _server.Endpoint, Model = "m", ApiKey = "k" }, clock ?? TimeProvider.System);
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")], null, TestContext.Current.CancellationToken))
        {
            updates.Add(update);
        }

        return updates;
    }

    private static List<FunctionCallContent> Calls(IEnumerable<ChatResponseUpdate> updates) =>
        [.. updates.SelectMany(u => u.Contents).OfType<FunctionCallContent>()];

    private static UsageDetails? Usage(IEnumerable<ChatResponseUpdate> updates) =>
        updates.SelectMany(u => u.Contents).OfType<UsageContent>().LastOrDefault()?.Details;
}
