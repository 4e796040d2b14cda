namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>What an owner may want. The names stand in analytics and in evaluations, so they stay.</summary>
public static class Intent
{
    public const string Troubleshoot = "troubleshoot";
    public const string Status = "status";
    public const string ListServers = "list_servers";
    public const string Power = "power";
    public const string HowTo = "how_to";
    public const string Backups = "backups";
    public const string Activity = "activity";
    public const string Escalate = "escalate";
    public const string Billing = "billing";
    public const string Prefer = "remember";
    public const string ShowMemory = "show_memory";
    public const string ForgetOne = "forget";
    public const string ForgetAll = "forget_all";
    public const string Confirm = "confirm";
    public const string Decline = "decline";
    public const string Again = "again";
    public const string OtherOne = "other_one";
    public const string StillBroken = "still_broken";
    public const string WorksNow = "works_now";
    public const string ChooseServer = "choose_server";
    public const string PastedLog = "pasted_log";
    public const string Greeting = "greeting";
    public const string Thanks = "thanks";
    public const string Goodbye = "goodbye";
    public const string Capabilities = "capabilities";
    public const string OffTopic = "off_topic";
    public const string Abuse = "abuse";
    public const string Unknown = "unknown";

    /// <summary>After these an answer that rests on nothing counts as "no grounded answer" (E2).</summary>
    public static bool NeedsGround(string intent) => intent is HowTo or Unknown or Troubleshoot or PastedLog;

    /// <summary>Intents that are only manners: they are dropped when the message also wants something.</summary>
    public static bool IsManners(string intent) => intent is Greeting or Thanks or Goodbye or Confirm or Decline or Unknown or Abuse or WorksNow;
}
