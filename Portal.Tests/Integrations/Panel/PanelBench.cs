using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Demo;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Domain.Safety;
using Portal.Integrations.Panel;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Integrations.Panel;

/// <summary>The real client with a real database on some panel: the demo panel or a stub for odd answers.</summary>
internal sealed class PanelBench : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly IAsyncDisposable _panel;

    private PanelBench(TestDatabase database, IAsyncDisposable panel) => (_database, _panel) = (database, panel);

    public static Caller Olivia { get; } = new("olivia", "s-o", "", Role.Owner);

    public static Caller Sam { get; } = new("sam", "s-s", "", Role.Owner);

    public static Caller Noah { get; } = new("noah", "s-n", "", Role.Owner);

    public DemoPanel Demo => (DemoPanel)_panel;

    public StubPanel Stub => (StubPanel)_panel;

    public IServiceProvider Services => _database.Services;

    public PterodactylClient Client => Services.GetRequiredService<PterodactylClient>();

    public PanelLinkService Links => Services.GetRequiredService<PanelLinkService>();

    public RecordedAudit Audit => (RecordedAudit)Services.GetRequiredService<IAuditTrail>();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>On the demo panel, sped up, with everybody's keys linked.</summary>
    public static async Task<PanelBench> OnDemoAsync(DemoPanelOptions? options = null, Dictionary<string, string?>? settings = null, bool linked = true, TimeProvider? clock = null)
    {
        var demo = await DemoPanel.StartAsync(options ?? new DemoPanelOptions { Speed = 25 }, TimeProvider.System, Token);
        settings = new(settings ?? []) { ["Panel:StableSeconds"] = "0" };
        var bench = await CreateAsync(demo, demo.Url, settings, clock);
        foreach (var person in linked ? demo.People : [])
        {
            await bench.LinkAsync(person.Email.Split('@')[0], person.PanelKey);
        }

        return bench;
    }

    /// <summary>On a stub that answers as told; Olivia is linked.</summary>
    public static async Task<PanelBench> OnStubAsync(StubPanel stub, Dictionary<string, string?>? settings = null, TimeProvider? clock = null)
    {
        var bench = await CreateAsync(stub, stub.Url, settings ?? [], clock);
        await bench.LinkAsync("olivia", "ptlc_olivia_key_000000");
        return bench;
    }

    public async Task LinkAsync(string ownerId, string key)
    {
        await using var db = await _database.OpenForSystemAsync();
        var cipher = Services.GetRequiredService<ISecretBox>().Protect(PanelLinkService.Purpose(ownerId), new Secret(key));
        db.PanelLinks.Add(new PanelLink
        {
            OwnerId = ownerId, PanelUsername = ownerId, PanelEmail = $"{ownerId}@demo.example", KeyCipher = cipher, KeyLastFour = key[^4..],
            LinkedAt = TimeProvider.System.GetUtcNow(),
        });
        await db.SaveChangesAsync(Token);
    }

    /// <summary>The problem this call ends with.</summary>
    public static async Task<PanelProblem> ProblemOfAsync(Func<Task> call) => (await call.Should().ThrowAsync<PanelProblemException>()).Which.Problem;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _panel.DisposeAsync();
    }

    private static async Task<PanelBench> CreateAsync(IAsyncDisposable panel, Uri url, Dictionary<string, string?> settings, TimeProvider? clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(settings) { ["Panel:BaseUrl"] = url.ToString() }).Build();
        var database = await TestDatabase.CreateAsync(services =>
        {
            services.AddSingleton<IConfiguration>(configuration).AddSingleton(clock ?? TimeProvider.System);
            services.AddSingleton<IPeople, SimplePeople>().AddSingleton<IAuditTrail, RecordedAudit>().AddSingleton<ISecretBox, OpenBox>();
            services.AddPanel().AddPanelClient(hasDemoPanel: false);
        });
        return new PanelBench(database, panel);
    }

    /// <summary>Keeps secrets readable, bound to their purpose all the same.</summary>
    private sealed class OpenBox : ISecretBox
    {
        public string Protect(string purpose, Secret secret) => $"{purpose}|{secret.Reveal()}";

        public Secret? Unprotect(string purpose, string cipher) => cipher.StartsWith($"{purpose}|", StringComparison.Ordinal) ? new Secret(cipher[(purpose.Length + 1)..]) : null;
    }
}
