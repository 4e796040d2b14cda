using Portal.Cli;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Identity;

public sealed class StartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, Trait("Req", "D33")]
    [InlineData("Portal__PublicUrl", "nonsense", 2, "Portal:PublicUrl")]
    [InlineData("Portal__Demo", "maybe", 2, "Portal:Demo")]
    [InlineData("Portal__DataDirectory", "/proc/nothing", 3, "Portal:DataDirectory")]
    [InlineData("ConnectionStrings__Portal", "garbage", 2, "ConnectionStrings:Portal")]
    [InlineData("ConnectionStrings__Portal", "Data Source=/proc/nothing.db", 3, "database")]
    [InlineData("Panel__BaseUrl", "ftp://panel.example.net", 2, "Panel:BaseUrl")]
    [InlineData("Models__Fast__Endpoint", "nonsense", 2, "Models:Fast:Endpoint")]
    [InlineData("Models__Smart__TotalSeconds", "-1", 2, "Models:Smart:TotalSeconds")]
    [InlineData("Logs__CatalogDirectory", "/proc/nothing", 2, "Logs:CatalogDirectory")]
    [InlineData("ASPNETCORE_URLS", "here", 2, "ASPNETCORE_URLS")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production", 2, "Portal:KeyPassphraseFile")]
    public async Task A_bad_setting_ends_the_start_with_one_plain_line(string key, string value, int exitCode, string names)
    {
        await using var process = await PortalProcess.ServeAsync(new() { [key] = value });
        var (code, lines) = await process.EndAsync();
        code.Should().Be(exitCode);
        lines.Should().ContainSingle().Which.Should().Contain(names);
    }

    [Fact, Trait("Req", "D33")]
    public async Task An_option_that_does_not_exist_is_named()
    {
        await using var process = await PortalProcess.StartAsync(["--bogus"], []);
        var (code, lines) = await process.EndAsync();
        code.Should().Be(2);
        lines.Should().ContainSingle().Which.Should().Contain("--bogus");
    }

    [Fact, Trait("Req", "D33")]
    public async Task The_demo_is_refused_in_Production()
    {
        await using var process = await PortalProcess.ServeAsync(new() { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Portal__Demo"] = "true" });
        var (code, lines) = await process.EndAsync();
        code.Should().Be(2);
        lines.Should().ContainSingle().Which.Should().Contain("Portal:Demo");
    }

    [Fact, Trait("Req", "D33")]
    public async Task It_says_where_it_is_and_stops_with_0()
    {
        await using var process = await PortalProcess.ServeAsync([]);
        (await process.LineAsync("The portal is at")).Should().StartWith("The portal is at http://127.0.0.1:");
        (await process.StopAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Seeding_twice_changes_nothing_the_second_time()
    {
        const string file = """
            {"users":[{"email":"zoe@host.example","password":"zoe","role":"owner","panelKey":"ptlc_0123456789abcdef"},{"email":"max@host.example","password":"max","role":"agent"}],
             "sources":[{"name":"docs","kind":"folder","path":"docs"},{"name":"web","kind":"web","url":"http://127.0.0.1:1/","allow":["127.0.0.1:1"],"licence":"MIT"}]}
            """;
        await using var folder = await PortalProcess.StartAsync(["--help"], []);
        await folder.EndAsync();
        var path = Path.Combine(folder.DataDirectory, "seed.json");
        await File.WriteAllTextAsync(path, file, Token);
        (await SeedAsync(folder.DataDirectory)).Should().Equal("Added 2, changed 0, linked 1 people; 2 sources.");
        var sources = Sources(folder.DataDirectory);
        (await SeedAsync(folder.DataDirectory)).Should().Equal("Added 0, changed 0, linked 0 people; 2 sources.");
        Sources(folder.DataDirectory).Should().Equal(sources);
        sources.Should().HaveCount(2).And.Contain(row => row.StartsWith("web|127.0.0.1:1|MIT|"));

        await File.WriteAllTextAsync(path, file.Replace("\"agent\"", "\"admin\"", StringComparison.Ordinal), Token);
        (await SeedAsync(folder.DataDirectory)).Should().Equal("Added 0, changed 1, linked 0 people; 2 sources.");
    }

    private static List<string> Sources(string folder)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder, "portal.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Name\" || '|' || coalesce(\"Allow\", '') || '|' || coalesce(\"Licence\", '') || '|' || \"ChangedAt\" FROM \"KnowledgeSources\" ORDER BY \"Name\"";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    [Theory]
    [InlineData("""{"users":[{"email":"x","password":"y"}]}""", "users[0].email")]
    [InlineData("""{"sources":[{"name":"x","kind":"ftp","url":"ftp://x/"}]}""", "sources[0]")]
    [InlineData("""{"users":[{"email":"x@y.example","password":"y","role":"king"}]}""", "role")]
    [InlineData("not json", "invalid")]
    public async Task A_bad_seed_file_ends_with_2_and_one_line(string file, string names)
    {
        using var input = new StringReader(file);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        (await CommandLine.RunAsync(["seed", "-"], input, output, errors)).Should().Be(2);
        errors.ToString().Trim().Split('\n').Should().ContainSingle().Which.Should().Contain(names);
    }

    private static async Task<IReadOnlyList<string>> SeedAsync(string folder)
    {
        var process = await PortalProcess.StartAsync(["seed", "seed.json"], new() { ["Portal__Demo"] = "false" }, folder);
        var (code, lines) = await process.EndAsync();
        code.Should().Be(0);
        return lines;
    }
}
