using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Jobs;

public sealed class BackupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "K7")]
    public async Task The_nightly_copy_is_whole_twice_a_day_is_one_and_seven_are_kept()
    {
        await using var portal = new PortalFactory();
        var backups = portal.Services.GetRequiredService<Backups>();
        for (var day = 1; day <= 9; day++)
        {
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(backups.Folder).FullName, $"portal-2000-01-0{day}.db"), "old", Token);
        }

        var made = await backups.MakeNightlyAsync(Token);
        await backups.MakeNightlyAsync(Token);
        var checkedWhole = () => Backups.Check(made.FullName);
        checkedWhole.Should().NotThrow();
        Directory.GetFiles(backups.Folder).Should().HaveCount(Backups.Kept).And.Contain(made.FullName).And.NotContain(file => file.EndsWith("2000-01-03.db"));
    }

    [Fact, Trait("Req", "K8")]
    public async Task A_backup_of_a_running_portal_is_restored_once_it_is_stopped()
    {
        await using var portal = await PortalProcess.ServeAsync([]);
        await portal.LineAsync("The portal is at ");
        var file = Path.Combine(portal.DataDirectory, "copy.db");
        (await VerbAsync(portal, "backup", file, "--json")).Should().Match<(int Code, string Said)>(end => end.Code == 0 && end.Said.Contains("\"bytes\""));
        (await VerbAsync(portal, "backup", file)).Should().Match<(int Code, string Said)>(end => end.Code == 1 && end.Said.Contains("is there already"));
        (await VerbAsync(portal, "restore", file)).Should().Match<(int Code, string Said)>(end => end.Code == 1 && end.Said.Contains("is running"));
        (await portal.StopAsync()).Should().Be(0);
        var broken = Path.Combine(portal.DataDirectory, "broken.db");
        await File.WriteAllTextAsync(broken, "no database at all", Token);
        (await VerbAsync(portal, "restore", broken)).Should().Match<(int Code, string Said)>(end => end.Code == 1 && end.Said.Contains("no database"));
        (await VerbAsync(portal, "restore", Path.Combine(portal.DataDirectory, "none.db"))).Code.Should().Be(1);
        (await VerbAsync(portal, "restore")).Code.Should().Be(2);
        var (code, said) = await VerbAsync(portal, "restore", file, "--json");
        code.Should().Be(0, said);
        File.Exists(JsonDocument.Parse(said).RootElement.GetProperty("kept").GetString()).Should().BeTrue("what was there is kept");
    }

    private static async Task<(int Code, string Said)> VerbAsync(PortalProcess portal, params string[] arguments)
    {
        var verb = await PortalProcess.StartAsync(arguments, [], portal.DataDirectory);
        var (code, lines) = await verb.EndAsync();
        return (code, string.Join('\n', lines.Where(line => line.Length > 0)));
    }
}
