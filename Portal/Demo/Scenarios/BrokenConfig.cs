using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>w3: <c>spigot.yml</c> was edited and is no YAML any more; <c>spigot.yml.bak</c> beside it is.</summary>
internal sealed class BrokenConfig : WorkshopPlan
{
    private const string File = "spigot.yml";
    private const string Good = "settings:\n  timeout-time: 60\n  restart-on-crash: true\nworld-settings:\n  default:\n    view-distance: default\n";

    public override string Key => "w3";

    public override string Uuid => "5e0a0303-3b1c-4d52-9a10-7c0de4f10303";

    public override string Name => "Tinkered";

    public override int Port => 25603;

    protected override void Break(DemoServer server)
    {
        server.Files.Write(File + ".bak", Good, Made(server));
        server.Files.Write(File, Good.Replace("  timeout-time: 60", "\ttimeout-time 60", StringComparison.Ordinal), Made(server));
    }

    protected override IEnumerable<Step>? Failure(DemoServer server) => server.Files.Read(File)?.Contains('\t', StringComparison.Ordinal) != true ? null :
    [
        new Step.Say("Could not load spigot.yml, please correct your syntax errors\norg.bukkit.configuration.InvalidConfigurationException: while scanning for the next token\nfound character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)\n in 'reader', line 2, column 1:\n    \ttimeout-time 60\n    ^\n\tat org.bukkit.configuration.file.YamlConfiguration.loadFromString(YamlConfiguration.java:112)\n\tat org.spigotmc.SpigotConfig.init(SpigotConfig.java:61)", "ERROR", "ServerMain"),
        new Step.Exit(1),
    ];
}
