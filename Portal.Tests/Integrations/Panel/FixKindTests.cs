using Microsoft.Extensions.DependencyInjection;
using Portal.Demo;
using Portal.Demo.Machine;
using Portal.Demo.Scenarios;
using Portal.Domain.Panel;
using Portal.Domain.Panel.Actions;
using Portal.Domain.People;

namespace Portal.Tests.Integrations.Panel;

/// <summary>Every kind of fix through the real client against the demo panel's HTTP contract: prepared, sent once, read back, taken back.</summary>
[Trait("Req", "L8"), Trait("Req", "P2"), Trait("Req", "P4")]
public sealed class FixKindTests : IAsyncLifetime
{
    private PanelBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await PanelBench.OnDemoAsync(new DemoPanelOptions { Speed = 60, World = World });

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_mod_is_renamed_and_back()
    {
        var said = await PrepareAsync("s5", "disable_mod", ("path", "mods/optifabric-1.13.jar"));
        said["to"].Should().Be("mods/optifabric-1.13.jar.disabled");
        Succeeded(await RunAsync("s5", "disable_mod", said));
        Files("s5").Exists("mods/optifabric-1.13.jar").Should().BeFalse();
        Succeeded(await RunAsync("s5", "enable_file", await PrepareAsync("s5", "enable_file", ("path", said["to"]))));
        Files("s5").Exists("mods/optifabric-1.13.jar").Should().BeTrue();
        Writes("s5").Should().Be(2, "one request for each");
    }

    [Fact]
    public async Task A_plugin_is_renamed()
    {
        Succeeded(await RunAsync("s3", "disable_plugin", await PrepareAsync("s3", "disable_plugin", ("path", "plugins/ShopGUIPlus.jar"))));
        Files("s3").Exists("plugins/ShopGUIPlus.jar.disabled").Should().BeTrue();
    }

    [Fact]
    public async Task A_setting_and_an_image_are_changed_from_what_the_card_said()
    {
        var said = await PrepareAsync("s6", "set_variable", ("key", "MAX_MEMORY"), ("value", "1536"));
        said["before"].Should().Be("2048");
        Succeeded(await RunAsync("s6", "set_variable", said));
        Server("s6").Variable("MAX_MEMORY").Should().Be("1536");
        Refused(await RunAsync("s6", "set_variable", said)).Should().Contain("changed since");
        var image = await PrepareAsync("s4", "set_docker_image", ("image", "ghcr.io/pterodactyl/yolks:java_21"));
        image["before"].Should().Be("ghcr.io/pterodactyl/yolks:java_17");
        Succeeded(await RunAsync("s4", "set_docker_image", image));
        (await ProblemAsync("s4", "set_docker_image", ("image", "evil/image:latest"))).Should().Contain("does not offer");
        (await ProblemAsync("s4", "set_variable", ("key", "HOST_TOKEN"), ("value", "x"))).Should().Contain("no start-up setting");
        Writes("s4").Should().Be(1);
    }

    [Fact]
    public async Task The_licence_is_accepted_with_a_copy_and_the_server_starts()
    {
        var said = await PrepareAsync("w1", "accept_eula");
        said["diff"].Should().Contain("-eula=false").And.Contain("+eula=true");
        Succeeded(await RunAsync("w1", "accept_eula", said, thenStart: true)).State.Should().Be(PowerState.Running);
        Files("w1").Read(said["backup"]).Should().Contain("eula=false");
        (await ProblemAsync("w1", "accept_eula")).Should().Contain("already");
    }

    [Fact]
    public async Task A_stale_lock_is_removed_only_while_the_server_is_off_and_comes_back()
    {
        var said = await PrepareAsync("w2", "remove_session_lock", ("path", "world/session.lock"));
        Succeeded(await RunAsync("w2", "remove_session_lock", said));
        Files("w2").Exists("world/session.lock").Should().BeFalse();
        Succeeded(await RunAsync("w2", "restore_file", await PrepareAsync("w2", "restore_file", ("path", said["path"]), ("from", said["backup"]))));
        Files("w2").Read("world/session.lock").Should().Be("☃");
        (await ProblemAsync("s8", "remove_session_lock")).Should().Contain("while the server is off");
        var before = await PrepareAsync("w2", "remove_session_lock");
        Files("w2").Delete("world/session.lock");
        Succeeded(await RunAsync("w2", "start", []));
        Files("w2").Write("world/session.lock", "☃", null);
        Refused(await RunAsync("w2", "remove_session_lock", before)).Should().Contain("while the server is off");
    }

    [Fact]
    public async Task A_settings_file_is_put_back_from_its_copy_and_the_broken_one_is_kept()
    {
        var broken = Files("w3").Read("spigot.yml");
        var said = await PrepareAsync("w3", "restore_file", ("path", "spigot.yml"));
        said["from"].Should().Be("spigot.yml.bak");
        said["diff"].Should().Contain("+  timeout-time: 60");
        Succeeded(await RunAsync("w3", "restore_file", said, thenStart: true)).State.Should().Be(PowerState.Running);
        Files("w3").Read(said["backup"]).Should().Be(broken);
        (await ProblemAsync("w3", "restore_file", ("path", "server.properties"))).Should().Contain("no copy");
        (await ProblemAsync("w3", "restore_file", ("path", "spigot.yml"), ("from", "bukkit.yml"))).Should().Contain("no copy of");
    }

    [Theory, Trait("Req", "XB5")]
    [InlineData("s5", "disable_mod", "mods/optifabric-1.13.jar", "mods/optifabric-1.13.jar")]
    [InlineData("w1", "accept_eula", null, "eula.txt")]
    [InlineData("w2", "remove_session_lock", "world/session.lock", "world/session.lock")]
    [InlineData("w3", "restore_file", "spigot.yml", "spigot.yml")]
    [InlineData("w3", "restore_file", "spigot.yml", "spigot.yml.bak")]
    public async Task A_file_changed_between_card_and_approval_is_left_alone(string server, string verb, string? path, string touched)
    {
        var said = path is null ? await PrepareAsync(server, verb) : await PrepareAsync(server, verb, ("path", path));
        Files(server).Write(touched, "somebody else was here");
        Refused(await RunAsync(server, verb, said)).Should().Contain("changed since");
        Files(server).Delete(touched);
        Refused(await RunAsync(server, verb, said));
        Writes(server).Should().Be(0);
    }

    [Theory, Trait("Req", "XB5")]
    [InlineData("disable_plugin", "../other/plugins/a.jar")]
    [InlineData("disable_plugin", "plugins/../../a.jar")]
    [InlineData("disable_plugin", "/plugins/ShopGUIPlus.jar")]
    [InlineData("disable_plugin", "/etc/passwd")]
    [InlineData("disable_plugin", "server.jar")]
    [InlineData("disable_plugin", "plugins/linked.jar")]
    [InlineData("disable_plugin", "plugins/nowhere.jar")]
    [InlineData("restore_file", "..\\..\\a.yml")]
    [InlineData("restore_file", "/server.properties")]
    [InlineData("restore_file", "linked.yml")]
    [InlineData("remove_session_lock", "session.lock")]
    [InlineData("remove_session_lock", "world/level.dat")]
    [InlineData("enable_file", "plugins/../.disabled")]
    public async Task A_way_out_of_the_folder_is_refused_on_the_card_and_at_the_run(string verb, string path)
    {
        foreach (var link in new[] { "plugins/linked.jar", "linked.yml", "linked.yml.bak" })
        {
            Files("s3").Put(link, new DemoFile("x"u8.ToArray(), DateTimeOffset.UnixEpoch) { IsLink = true });
        }

        (await ProblemAsync("s3", verb, ("path", path))).Should().NotBeEmpty();
        foreach (var hash in new[] { "absent", "0" })
        {
            var forged = new Dictionary<string, string> { ["path"] = path, ["preimage"] = hash, ["from"] = path + ".bak", ["source"] = hash };
            Refused(await RunAsync("s3", verb, forged));
        }

        Writes("s3").Should().Be(0);
    }

    [Fact, Trait("Req", "P2")]
    public async Task Every_verb_needs_its_right_again_when_it_is_sent()
    {
        foreach (var verb in new[] { "start", "stop", "restart", "kill", "set_variable", "set_docker_image", "disable_plugin", "disable_mod", "enable_file", "accept_eula", "remove_session_lock", "restore_file" })
        {
            var proof = await RunAsync("s3", verb, [], caller: PanelBench.Sam);
            proof.Problem!.Kind.Should().Be(PanelProblemKind.NoPermission, verb);
            ServerActions.Needs(verb).Should().Contain(proof.Problem.Permission!);
        }

        Writes("s3").Should().Be(0);
    }

    private static DemoWorld World(TimeProvider clock) =>
        new(clock, [new Skyblock(), new Modded(), new FabricLab(), new Hardcore(), new Lobby(), new FreshServer(), new LockedWorld(), new BrokenConfig()]);

    private DemoServer Server(string key) => _bench.Demo.World[key];

    private DemoFiles Files(string key) => Server(key).Files;

    private int Writes(string key) => _bench.Demo.Requests.Writes.Count(request => request.Path.Contains(Server(key).Uuid, StringComparison.Ordinal) || request.Path.Contains(Server(key).Identifier, StringComparison.Ordinal));

    private async Task<Dictionary<string, string>> PrepareAsync(string key, string verb, params (string Name, string Value)[] parameters)
    {
        var details = (await _bench.Client.FindServerAsync(PanelBench.Olivia, Server(key).Uuid, PanelBench.Token))!;
        var said = await new ActionPreparation(_bench.Client, TimeProvider.System)
            .PrepareAsync(PanelBench.Olivia, details, verb, parameters.ToDictionary(p => p.Name, p => p.Value), PanelBench.Token);
        return said.ToDictionary(p => p.Key, p => p.Value);
    }

    private async Task<string> ProblemAsync(string key, string verb, params (string Name, string Value)[] parameters) =>
        (await PanelBench.ProblemOfAsync(() => PrepareAsync(key, verb, parameters))).Message;

    private Task<ActionProof> RunAsync(string key, string verb, Dictionary<string, string> parameters, bool thenStart = false, Caller? caller = null) =>
        _bench.Services.GetRequiredService<IServerActionRunner>().RunAsync(
            caller ?? PanelBench.Olivia, new ServerAction(Server(key).Uuid, verb, parameters, thenStart), new Unheard(), PanelBench.Token);

    private static ActionProof Succeeded(ActionProof proof)
    {
        proof.Result.Should().Be(ActionResult.Succeeded, proof.Message);
        proof.Steps.Should().NotBeEmpty();
        return proof;
    }

    private static string Refused(ActionProof proof)
    {
        proof.Result.Should().Be(ActionResult.Failed, proof.Message);
        return proof.Message;
    }

    private sealed class Unheard : IProgress<ProofStep>
    {
        public void Report(ProofStep value)
        {
        }
    }
}
