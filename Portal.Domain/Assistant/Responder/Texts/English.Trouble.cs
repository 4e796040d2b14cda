using Portal.Domain.Assistant.Tools;
using Portal.Domain.Memory;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

internal partial class English
{
    public override FindingText? Finding(SeenFinding finding, FindingFacts facts) => EnglishFindings.Find(finding, facts, this);

    public override FindingText FromCatalogue(SeenFinding finding, FindingFacts facts)
    {
        var cause = finding.Cause.TrimEnd('.');
        var what = finding.Subject is { } subject ? $"{Lower(cause)} (`{Plain(subject)}`)" : Lower(cause);
        return new($"{Name(facts.Server)} has a problem: {what}.", what, finding.Cause, finding.Steps.Count > 0 ? finding.Steps : [finding.Action]);
    }

    public override string CodeName(string code) => code switch
    {
        "jvm.memory.heap" => "out of memory",
        "server.port.in_use" => "port in use",
        "plugin.dependency.missing" => "missing plugin",
        "java.version.too_old" or "mod.java.too_old" or "plugin.java.too_old" => "Java too old",
        "mod.incompatible" => "incompatible mods",
        "server.process.killed" => "killed for using too much memory",
        "world.chunk.load_failed" or "world.region.corrupt" => "corrupt region file",
        "perf.tick_lag" => "lag",
        _ => code.Replace('.', ' ').Replace('_', ' '),
    };

    public override string ProofHead(string source) => "The lines that show it:";
    public override string CauseHead => "**Likely cause:**";
    public override string StepsHead => "**What to do**";
    public override string AlsoSeen(IReadOnlyList<string> others) => $"I also saw, less urgent: {List(others)}.";
    public override string Documented(string title, int n) => $"More about it: {Plain(title)} [{n}].";

    public override string CardReady(FixPlan plan, string server) =>
        $"I have prepared this for you: **{Plan(plan, server)}**. {NothingWithoutYou}";

    private static string Plan(FixPlan plan, string server)
    {
        var what = plan.Verb switch
        {
            "set_variable" => $"set `{Plain(plan.Parameters["key"]).Replace(' ', '_')}` to `{Plain(plan.Parameters["value"])}`",
            "set_docker_image" => $"switch the image to `{plan.Parameters["image"].Replace('`', ' ')}`",
            "disable_plugin" or "disable_mod" => $"disable `{File(plan)}`",
            "enable_file" => $"enable `{File(plan)}` again",
            "accept_eula" => "accept the Minecraft EULA",
            "remove_session_lock" => "remove the stale session lock",
            "restore_file" => $"put `{File(plan)}` back from its copy",
            var verb => $"{verb} {Plain(server)}",
        };
        return plan.ThenStart ? $"{what} and then start {Plain(server)}" : what;
    }

    public override string FixDone(FixPlan plan, string server) => Plan(plan, server);

    protected static string File(FixPlan plan) => plan.Parameters.GetValueOrDefault("path", "the file").Split('/')[^1].Replace('`', ' ');

    public override string CardReadyAfterLog => "I suggest this after reading the log, so please check it before you approve.";
    public override string NeedsPerson(string server) => "This is nothing I can do from here with one click; a person has to. Say *talk to a person* and I open a ticket with everything I found.";

    public override string Healthy(string server, ServerStatus? status, int lines)
    {
        var usage = status?.Usage is { } used
            ? $" It has been up for {Span(used.Uptime)} and uses {Size(used.MemoryBytes)}{(status.Server.Limits.MemoryMb is { } most ? $" of {Size((long)most << 20)} RAM" : " RAM")}."
            : "";
        return $"{Name(server)} is healthy; I see nothing to fix.{usage} I checked its state in the panel and went through the last {lines} lines of its log.";
    }

    public override string HealthyChat => "Some lines look alarming but are not: warnings that servers print in normal use, and texts that players wrote in the chat. Chat is never a sign of trouble by itself.";
    public override string OffButClean(string server, int lines) => $"{Name(server)} is off, and its log ({lines} lines) shows no problem: it looks like an ordinary stop. I can prepare the start.";
    public override string NoLog(string server, string? why) => $"I could not read the log of {Name(server)}{(why is null ? "" : $": {Lower(why.TrimEnd('.'))}")}. Without it I cannot say what is wrong.";

    public override string SeveralInTrouble(IReadOnlyList<(string Server, string What)> others) =>
        $"Also in trouble: {string.Join("; ", others.Select(o => $"{Name(o.Server)} ({o.What})"))}. Name one and I go through it next.";

    public override string NothingInTrouble(int servers) => $"I looked at all {servers} of your servers and see none in trouble. Tell me which one you mean and what you notice, then I look closer.";

    public override string SeenBefore(MemoryItem issue) => issue.Resolution switch
    {
        IssueResolution.ConfirmedFixed => $"this came up before ({At(issue.CreatedAt)}) and was fixed: {issue.ResolutionText}",
        IssueResolution.Escalated => $"this came up before ({At(issue.CreatedAt)}) and went to a person",
        _ => $"this came up before ({At(issue.CreatedAt)}) and was still open",
    };

    public override string CannotJoin(string server, string? address) =>
        $"If players cannot join although {Name(server)} runs: check that they use the right address{(address is null ? "" : $" (`{Plain(address)}`)")} and the right game version, and that they are on the whitelist if it is on.";

    public override string Suspended(string server) =>
        $"{Name(server)} is suspended by your host, so it cannot be started and neither you nor I can change anything on it. Most often that is about an unpaid invoice or the terms of use. Only a person can lift it.";

    public override string ConditionWord(ServerCondition condition) => condition switch
    {
        ServerCondition.Suspended => "suspended by the host",
        ServerCondition.Installing => "being installed",
        ServerCondition.InstallFailed => "installation failed",
        ServerCondition.ReinstallFailed => "reinstallation failed",
        ServerCondition.Transferring => "being moved",
        ServerCondition.Restoring => "a backup is being restored",
        ServerCondition.Maintenance => "machine under maintenance",
        ServerCondition.NodeOffline => "machine cannot be reached",
        _ => "state not known",
    };

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
