namespace Portal.Demo.Machine;

/// <summary>The panel's recipe for one kind of server.</summary>
/// <param name="Startup">The start-up command with <c>{{VARIABLES}}</c>.</param>
/// <param name="Images">Label → docker image.</param>
/// <param name="Image">The image servers get at first.</param>
public sealed record Egg(
    string Uuid, string Name, LogStyle Style, string Startup, IReadOnlyDictionary<string, string> Images, string Image,
    IReadOnlyList<string> Features, IReadOnlyList<EggVariable> Variables)
{
    /// <summary>The text in the console that says the server is up.</summary>
    public string DoneText { get; init; } = ")! For help, type ";

    /// <summary>The console command that stops it.</summary>
    public string StopCommand { get; init; } = "stop";
}

/// <summary>A start-up variable of an egg. Every value is text.</summary>
/// <param name="Rules">Laravel rules, joined by <c>|</c>.</param>
public sealed record EggVariable(string Name, string Key, string Default, string Rules, bool IsEditable = true, bool IsViewable = true, string Description = "");
