using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Portal.Demo;

namespace Portal.Tests.Demo;

/// <summary>Somebody who talks to the demo panel as a well-behaved client does: JSON asked for, no cookies, no redirects followed.</summary>
internal sealed class PanelUser : IDisposable
{
    private readonly HttpClient _http;

    public PanelUser(DemoPanel panel, string? key, string accept = "application/json")
    {
        Panel = panel;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = panel.Url };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        _http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
    }

    public DemoPanel Panel { get; }

    public static PanelUser Olivia(DemoPanel panel) => As(panel, "olivia");

    public static PanelUser As(DemoPanel panel, string name) => new(panel, panel.People.Single(person => person.Username == name).PanelKey);

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? text = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is not null ? JsonContent.Create(body) : text is not null ? new StringContent(text) : null };
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public Task<HttpResponseMessage> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    /// <summary>The answer as JSON; fails unless it is 200.</summary>
    public async Task<JsonNode> JsonAsync(string path)
    {
        using var answer = await GetAsync(path);
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Status and code of a refusal, e.g. <c>409 ServerStateConflictException</c>.</summary>
    public static async Task<string> RefusalAsync(Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var error = json["errors"]!.AsArray().Single()!;
        ((string)error["status"]!).Should().Be($"{(int)answer.StatusCode}");
        return $"{error["status"]} {error["code"]}";
    }

    public string Server(string key, string rest = "") => $"/api/client/servers/{Panel.World[key].Identifier}{rest}";

    public async Task<string> FileAsync(string key, string path)
    {
        using var answer = await GetAsync(Server(key, $"/files/contents?file={Uri.EscapeDataString(path)}"));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();
}
