using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder;

/// <summary>A server looked at: its state, its log, the finding to talk about and what could be done.</summary>
public sealed record Trouble(ServerStatus Server, SeenLog? Log, SeenFinding? Finding, FixPlan? Plan)
{
    /// <summary>Whether anything is wrong with it.</summary>
    public bool IsTrouble => Finding is not null || IsBlocked;

    /// <summary>Suspended, installing, moved, node away: nothing in it can be read or changed.</summary>
    public bool IsBlocked => Server.Condition is not (ServerCondition.Normal or ServerCondition.Unknown or ServerCondition.ReinstallFailed);

    /// <summary>How urgent, higher first: serious and players on it, serious and off, the rest; blocked servers only a person can help.</summary>
    public int Urgency => this switch
    {
        { IsBlocked: true } => 1,
        { Finding: null } => 0,
        { Finding.Severity: "high", Server.State: PowerState.Running } => 5,
        { Finding.Severity: "high" } => 4,
        { Server.State: PowerState.Offline } => 3,
        _ => 2,
    };

    /// <summary>The finding in words.</summary>
    public FindingText? Words(ReplyTexts texts)
    {
        if (Finding is null)
        {
            return null;
        }

        var facts = new FindingFacts(Server.Server.Name, Server.State, Server.Server.Limits.MemoryMb, Plan, Server.Usage);
        return texts.Finding(Finding, facts) ?? texts.FromCatalogue(Finding, facts);
    }
}
