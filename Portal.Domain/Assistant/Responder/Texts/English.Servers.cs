using Portal.Domain.Confirmations;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

internal partial class English
{
    public override string Assumed(string server, AssumedBecause why) => why switch
    {
        AssumedBecause.OnlyOne => $"I take it you mean {Name(server)}, your only server.",
        AssumedBecause.OnlyTrouble => $"You did not name a server, so I looked at all of them: {Name(server)} is the one in trouble.",
        AssumedBecause.WorstTrouble => $"You did not name a server, so I looked at all of them and begin with {Name(server)}, which looks most urgent.",
        AssumedBecause.MainServer => $"I take it you mean {Name(server)}, your main server.",
        _ => $"I take it you mean {Name(server)}, the one you use most.",
    };

    public override string Status(ServerStatus status)
    {
        var name = Name(status.Server.Name);
        if (status.Usage is not { } usage)
        {
            return status.Condition == ServerCondition.Normal ? $"{name}: its state is not known at the moment." : Blocked(status.Server.Name, status.Condition);
        }

        return usage.State switch
        {
            PowerState.Running => $"{name} is running, up for {Span(usage.Uptime)}. It uses {OfMemory(status.Server.Limits, usage)} and {usage.CpuPercent.ToString("0", Culture)} % CPU.",
            PowerState.Offline => $"{name} is off.",
            var state => $"{name} is {State(state)}.",
        };
    }

    private string OfMemory(ServerLimits limits, ServerUsage usage) => limits.MemoryMb is { } most
        ? $"{Size(usage.MemoryBytes)} of {Size((long)most << 20)} memory ({Percent(usage, most)} %)"
        : $"{Size(usage.MemoryBytes)} memory";

    private static int Percent(ServerUsage usage, int most) => (int)Math.Round(100.0 * usage.MemoryBytes / ((long)most << 20));

    public override string TableHead => "| Server | State | Memory | Up for |\n|---|---|---|---|";

    public override string Blocked(string server, ServerCondition condition) => condition switch
    {
        ServerCondition.Suspended => Suspended(server),
        ServerCondition.Installing => $"{Name(server)} is still being installed. It can be used as soon as that is done.",
        ServerCondition.InstallFailed => $"Installing {Name(server)} failed. Your host has to repeat it.",
        ServerCondition.ReinstallFailed => $"The last reinstallation of {Name(server)} failed. It may still start with its old files.",
        ServerCondition.Transferring => $"{Name(server)} is being moved to another machine. It can be used when that is done.",
        ServerCondition.Restoring => $"A backup is being restored on {Name(server)}. It can be used when that is done.",
        ServerCondition.Maintenance => $"The machine {Name(server)} runs on is under maintenance.",
        ServerCondition.NodeOffline => $"The machine {Name(server)} runs on cannot be reached at the moment. That is on your host's side; nothing on your server needs changing.",
        _ => $"The state of {Name(server)} is not known at the moment.",
    };

    public override string Unreachable(string server, PanelProblem problem) => $"{Name(server)}: {Problem(problem)}";

    public override string Problem(PanelProblem problem) => problem.Kind switch
    {
        PanelProblemKind.NotFound => "I find no such server among yours.",
        PanelProblemKind.NoPermission => $"You do not have the right `{problem.Permission ?? "needed"}` there. The server's owner can give it to you in the panel.",
        PanelProblemKind.NotLinked => "Your panel account is not linked yet. Add your panel key under *Settings*, then I can see your servers.",
        PanelProblemKind.KeyRevoked => "The panel no longer accepts your key. Please make a new one in the panel and enter it under *Settings*.",
        PanelProblemKind.Suspended => "The server is suspended by the host.",
        PanelProblemKind.Installing => "The server is still being installed.",
        PanelProblemKind.InstallFailed => "Installing the server failed; the host has to repeat it.",
        PanelProblemKind.Transferring => "The server is being moved to another machine.",
        PanelProblemKind.Restoring => "A backup is being restored.",
        PanelProblemKind.Maintenance => "The machine is under maintenance.",
        PanelProblemKind.NodeOffline => "The machine the server runs on cannot be reached at the moment.",
        PanelProblemKind.ServerOffline => "The server is off, so this is not possible right now.",
        PanelProblemKind.RateLimited => "The panel asks to slow down. Please try again in a minute.",
        PanelProblemKind.PanelDown => "The panel does not answer at the moment, so I cannot see or change your servers. They may well be running. Please try again in a few minutes.",
        PanelProblemKind.NoLog => "There is no log to read yet.",
        _ => problem.Message,
    };

    public override string MemoryTight(string server) => "Memory is almost full, which usually shows as lag. I can look at its log if you like.";
    public override string LastLogSays(string what) => $"Its log says why: {what}.";
    public override string PlayersNotKnown => "The panel does not tell me how many players are on.";
    public override string AllWell => "All of them look fine from here.";

    public override string NotWell(IReadOnlyList<string> off, IReadOnlyList<string> blocked)
    {
        var parts = new List<string>();
        if (off.Count > 0)
        {
            parts.Add($"{List(off.Select(Name))} {(off.Count == 1 ? "is" : "are")} off");
        }

        if (blocked.Count > 0)
        {
            parts.Add($"{List(blocked.Select(Name))} cannot be used at the moment");
        }

        return string.Join("; ", parts) + ".";
    }

    public override string Action(string verb) => verb switch
    {
        "set_variable" => "change of a start-up setting",
        "set_docker_image" => "change of the Java version",
        "disable_plugin" => "disabling the plugin",
        "disable_mod" => "disabling the mod",
        "enable_file" => "enabling the file",
        "accept_eula" => "accepting the EULA",
        "remove_session_lock" => "removing the stale lock",
        "restore_file" => "putting the file back",
        _ => verb,
    };

    public override string Proposing(string verb, string server) => $"I have prepared the **{Action(verb)}** of {Name(server)} below.";
    public override string KillRisk(string server) => $"Careful: kill ends {Name(server)} at once without saving. Everything since the last save is lost, and world files can be damaged. Use it only when a normal stop hangs.";
    public override string AlreadyRunning(string server) => $"{Name(server)} is running already, so there is nothing to start. If it misbehaves, I can look at its log or prepare a restart.";
    public override string AlreadyOff(string server) => $"{Name(server)} is off already, so there is nothing to stop.";
    public override string StartWillFail(string server, string what) => $"One thing first: last time it did not come up because {what}. A bare start will most likely end the same way; say *fix it* and I prepare the fix together with the start.";
    public override string RestartOfStopped(string server) => $"{Name(server)} is off at the moment, so a restart simply starts it.";

    public override string Refused(string verb, string server, PanelProblem problem) => problem.Kind switch
    {
        PanelProblemKind.NoPermission => $"I cannot prepare this: on {Name(server)} you do not have the right `{problem.Permission}`, which **{Action(verb)}** needs. The server's owner can give it to you in the panel under *Users*. I have not changed anything.",
        PanelProblemKind.Suspended => Suspended(server),
        _ => $"I could not prepare the **{Action(verb)}** of {Name(server)}: {Problem(problem)}",
    };

    public override string Consequence(string verb) => ActionVerbs.Find(verb)?.Consequence ?? "";
    public override string NothingWithoutYou => "Nothing happens until you approve it.";
    public override string TooMany(int most) => $"I prepare at most {most} cards at a time, so these come first.";

    public override string Backups(string server, int count, PanelBackup newest) =>
        $"{Name(server)} has {count} backup{(count == 1 ? "" : "s")}. The newest is **{Plain(newest.Name)}** of {At(newest.CreatedAt)}:";
    public override string NoBackups(string server) => $"{Name(server)} has no backups. I would make one soon, in the panel under *Backups*.";
    public override string BackupLine(PanelBackup backup) =>
        $"- {At(backup.CreatedAt)}: {Plain(backup.Name)}, {Size(backup.Bytes)}{(backup.CompletedAt is null ? ", still running" : backup.IsSuccessful ? "" : ", **failed**")}";
    public override string Activity(string server) => $"This is what the panel's activity log of {Name(server)} shows, newest first:";
    public override string NoActivity(string server) => $"The panel's activity log of {Name(server)} is empty.";
    public override string ActivityWord(string name) => name switch
    {
        "server:power.start" => "started",
        "server:power.stop" => "stopped",
        "server:power.restart" => "restarted",
        "server:power.kill" => "killed",
        "server:console.command" => "a console command was sent",
        "server:backup.start" or "server:backup.complete" or "server:backup.finish" => "backup made",
        "server:backup.fail" => "a backup failed",
        "server:backup.restore" => "a backup was restored",
        "server:startup.edit" => "a start-up setting was changed",
        "server:startup.image" => "the docker image was changed",
        "server:file.write" => "a file was written",
        "server:file.rename" => "a file was renamed",
        "server:file.delete" => "a file was deleted",
        "server:file.uploaded" or "server:file.upload" => "a file was uploaded",
        "server:subuser.create" => "a co-manager was added",
        _ => Plain(name.Replace("server:", "", StringComparison.Ordinal).Replace('.', ' ').Replace(':', ' ')),
    };
}
