using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>Why a server was assumed.</summary>
public enum AssumedBecause
{
    OnlyOne,
    OnlyTrouble,
    WorstTrouble,
    MostUsed,
    MainServer,
}

// State, power, backups, activity, and what the panel refuses.
public abstract partial class ReplyTexts
{
    public abstract string Assumed(string server, AssumedBecause why);
    public abstract string Status(ServerStatus status);
    public abstract string TableHead { get; }
    public abstract string Blocked(string server, ServerCondition condition);
    public abstract string Unreachable(string server, PanelProblem problem);
    public abstract string Problem(PanelProblem problem);
    public abstract string MemoryTight(string server);
    public abstract string LastLogSays(string what);
    public abstract string PlayersNotKnown { get; }
    public abstract string AllWell { get; }
    public abstract string NotWell(IReadOnlyList<string> off, IReadOnlyList<string> blocked);

    /// <summary>"restart", "start" … as a noun or verb in a sentence about a card.</summary>
    public abstract string Action(string verb);

    public abstract string Proposing(string verb, string server);
    public abstract string KillRisk(string server);
    public abstract string AlreadyRunning(string server);
    public abstract string AlreadyOff(string server);
    public abstract string StartWillFail(string server, string what);
    public abstract string RestartOfStopped(string server);
    public abstract string Refused(string verb, string server, PanelProblem problem);
    /// <summary>What an action means for the owner, one sentence.</summary>
    public abstract string Consequence(string verb);

    public abstract string NothingWithoutYou { get; }
    public abstract string TooMany(int most);

    public abstract string Backups(string server, int count, PanelBackup newest);
    public abstract string NoBackups(string server);
    public abstract string BackupLine(PanelBackup backup);
    public abstract string Activity(string server);
    public abstract string NoActivity(string server);
    public abstract string ActivityWord(string name);
}
