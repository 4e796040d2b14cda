using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Tests.Domain.Attachments;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Attachments;

/// <summary>Attached logs over HTTP: who may send and read, and what is refused.</summary>
public sealed partial class AttachmentRoutesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "L7"), Trait("Req", "XA4")]
    public async Task Only_its_owner_finds_a_log()
    {
        await using var portal = new PortalFactory { Demo = true };
        var olivia = await portal.SignInAsync("olivia@demo.example");
        var noah = await portal.SignInAsync("noah@demo.example");
        var ada = await portal.SignInAsync("ada@demo.example");
        using var sent = await SendAsync(olivia, Encoding.UTF8.GetBytes("[12:00:00 INFO]: one\n[12:00:01 ERROR]: two\n"), "latest.log");
        sent.StatusCode.Should().Be(HttpStatusCode.Created);
        var taken = await sent.Content.ReadFromJsonAsync<JsonElement>(Token);
        var id = taken.GetProperty("id").GetGuid();
        taken.GetProperty("lines").GetInt64().Should().Be(2);

        foreach (var path in new[] { "outline", "lines?from=1&count=10", "find?text=two" })
        {
            (await StatusAsync(olivia, $"/api/attachments/{id}/{path}")).Should().Be(HttpStatusCode.OK);
            (await StatusAsync(noah, $"/api/attachments/{id}/{path}")).Should().Be(HttpStatusCode.NotFound);
            (await StatusAsync(noah, $"/api/attachments/{Guid.NewGuid()}/{path}")).Should().Be(HttpStatusCode.NotFound, "a foreign one answers as a missing one");
            (await StatusAsync(ada, $"/api/attachments/{id}/{path}")).Should().Be(HttpStatusCode.Forbidden);
            (await StatusAsync(portal.Browser(), $"/api/attachments/{id}/{path}")).Should().Be(HttpStatusCode.Unauthorized);
        }

        (await StatusAsync(olivia, $"/attachments/{id}", "text/html")).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(noah, $"/attachments/{id}", "text/html")).Should().Be(HttpStatusCode.NotFound);
        var lines = await olivia.GetFromJsonAsync<JsonElement>($"/api/attachments/{id}/lines?from=2&count=10", Token);
        lines.GetProperty("lines")[0].GetProperty("t").GetString().Should().Be("[12:00:01 ERROR]: two");
        lines.GetProperty("lines")[0].GetProperty("l").GetInt32().Should().Be(2);
        (await StatusAsync(olivia, $"/api/attachments/{id}/lines?from=1&count=501")).Should().Be(HttpStatusCode.BadRequest);
        (await StatusAsync(olivia, $"/api/attachments/{id}/lines?from=0&count=5")).Should().Be(HttpStatusCode.BadRequest);

        using var thrown = await DeleteAsync(noah, id);
        thrown.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var gone = await DeleteAsync(olivia, id);
        gone.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await StatusAsync(olivia, $"/api/attachments/{id}/outline")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact, Trait("Req", "D8")]
    public async Task Nothing_is_taken_without_the_pages_token()
    {
        await using var portal = new PortalFactory { Demo = true };
        var olivia = await portal.SignInAsync("olivia@demo.example");
        using var answer = await olivia.PostAsync(new Uri("/api/attachments/", UriKind.Relative), new ByteArrayContent([65]), Token);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        Directory.Exists(Path.Combine(portal.DataDirectory, "uploads")).Should().BeFalse();
    }

    [Fact, Trait("Req", "L7"), Trait("Req", "D27")]
    public async Task Archives_bombs_and_too_many_are_refused_in_words()
    {
        await using var portal = new PortalFactory { Demo = true, Settings = new() { ["Attachments:PerHour"] = "3", ["Attachments:MostMegabytes"] = "1" } };
        var olivia = await portal.SignInAsync("olivia@demo.example");
        await ExpectAsync(olivia, "PK\u0003\u0004…"u8.ToArray(), "logs.zip", HttpStatusCode.UnsupportedMediaType, "unpack it");
        var bomb = AttachmentWorld.Gzip(stream => stream.Write(Enumerable.Repeat((byte)'a', (1 << 20) + 1).ToArray()));
        await ExpectAsync(olivia, bomb, "latest.log.gz", HttpStatusCode.RequestEntityTooLarge, "larger than 1 MiB");
        await ExpectAsync(olivia, [], "empty.log", HttpStatusCode.UnprocessableEntity, "nothing in");
        await ExpectAsync(olivia, "x"u8.ToArray(), "latest.log", HttpStatusCode.TooManyRequests, "try again");
        Directory.EnumerateFiles(Path.Combine(portal.DataDirectory, "uploads")).Should().BeEmpty();
    }

    private static async Task ExpectAsync(HttpClient browser, byte[] bytes, string name, HttpStatusCode status, string words)
    {
        using var answer = await SendAsync(browser, bytes, name);
        answer.StatusCode.Should().Be(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("message").GetString().Should().Contain(words);
        answer.Headers.Contains("Retry-After").Should().Be(status == HttpStatusCode.TooManyRequests);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, byte[] bytes, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/attachments/") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        return await WithTokenAsync(browser, request);
    }

    private static async Task<HttpResponseMessage> DeleteAsync(HttpClient browser, Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/attachments/{id}");
        return await WithTokenAsync(browser, request);
    }

    private static async Task<HttpResponseMessage> WithTokenAsync(HttpClient browser, HttpRequestMessage request)
    {
        var page = await browser.GetStringAsync(new Uri("/memory", UriKind.Relative), Token);
        request.Headers.Add("RequestVerificationToken", PageToken().Match(page).Groups[1].Value);
        return await browser.SendAsync(request, Token);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string path, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await browser.SendAsync(request, Token);
        return answer.StatusCode;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex PageToken();
}
