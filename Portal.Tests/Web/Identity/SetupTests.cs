using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Identity;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Identity;

public sealed class SetupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_admin_is_made_once_with_the_printed_token()
    {
        await using var portal = new PortalFactory();
        var token = portal.Services.GetRequiredService<SetupToken>().Issue();
        (await SubmitAsync(portal, "not-the-token", "first@host.example")).StatusCode.Should().Be(HttpStatusCode.OK);
        var made = await SubmitAsync(portal, token, "first@host.example");
        made.StatusCode.Should().Be(HttpStatusCode.Redirect);
        made.Headers.Location!.AbsolutePath.Should().Be("/admin/analytics");
        using var after = await portal.Browser().GetAsync(new Uri("/setup", UriKind.Relative), Token);
        after.StatusCode.Should().Be(HttpStatusCode.NotFound, "there is an admin now");
    }

    [Fact]
    public async Task Many_at_once_make_one_admin()
    {
        await using var portal = new PortalFactory();
        var token = portal.Services.GetRequiredService<SetupToken>().Issue();
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SubmitAsync(portal, token, $"admin{i}@host.example")));
        tries.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).Should().Be(1);
    }

    [Fact]
    public async Task Production_prints_the_token_at_start_as_one_JSON_line()
    {
        var passphrase = Path.GetTempFileName();
        await File.WriteAllTextAsync(passphrase, "a passphrase for this test only", Token);
        await using var process = await PortalProcess.ServeAsync(
            new() { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Portal__KeyPassphraseFile"] = passphrase });
        var line = await process.LineAsync("one-time token");
        using var json = System.Text.Json.JsonDocument.Parse(line);
        var token = Regex.Match(line, "one-time token ([0-9a-f]{32})").Groups[1].Value;
        token.Should().HaveLength(32);
        (await process.StopAsync()).Should().Be(0);
        var keys = Directory.GetFiles(Path.Combine(process.DataDirectory, "keys"), "key-*.xml");
        keys.Should().NotBeEmpty();
        (await File.ReadAllTextAsync(keys[0], Token)).Should().Contain("sealed").And.NotContain("masterKey");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(process.DataDirectory, "keys"))
                .Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.Delete(passphrase);
    }

    [Fact, Trait("Req", "XD2")]
    public async Task Production_refuses_a_ring_in_clear()
    {
        await using (var portal = await PortalProcess.ServeAsync([]))
        {
            await portal.LineAsync("The portal is at");
            await portal.StopAsync();
            var passphrase = Path.Combine(portal.DataDirectory, "passphrase");
            await File.WriteAllTextAsync(passphrase, "a passphrase for this test only", Token);
            var again = await PortalProcess.ServeAsync(
                new() { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Portal__KeyPassphraseFile"] = passphrase }, portal.DataDirectory);
            var (code, lines) = await again.EndAsync();
            code.Should().Be(2);
            lines.Should().ContainSingle().Which.Should().Contain("in clear");
        }
    }

    private static Task<HttpResponseMessage> SubmitAsync(PortalFactory portal, string token, string email) => portal.Browser().SubmitAsync(
        "/setup", "setup", new() { ["Input.Token"] = token, ["Input.Name"] = "First", ["Input.Email"] = email, ["Input.Password"] = "first-pass-1" });
}
