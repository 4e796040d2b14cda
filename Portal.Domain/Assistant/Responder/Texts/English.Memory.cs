using Portal.Domain.Assistant.Tools;
using Portal.Domain.Confirmations;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant.Responder.Texts;

internal partial class English
{
    public override string RememberNothing => "I remember nothing about you yet. I only keep what we worked on together, which servers you use, and wishes you tell me, such as *please answer in German*.";
    public override string RememberHead => "This is all I remember about you:";
    public override string RememberServers(IReadOnlyList<FrequentServer> servers) => $"- **Servers you use most:** {List(servers.Take(3).Select(s => Plain(s.Name)))}";
    public override string RememberIssue(MemoryItem issue) => $"- {At(issue.CreatedAt)}: {Plain(issue.Text)} ({Resolution(issue)})";
    public override string RememberEscalation(MemoryItem escalation) => $"- {At(escalation.CreatedAt)}: handed to a person, ticket {Plain(escalation.Key)}";

    private static string Resolution(MemoryItem issue) => issue.Resolution switch
    {
        IssueResolution.ConfirmedFixed => "fixed",
        IssueResolution.Escalated => "with a person",
        _ => "still open",
    };

    public override string Preference(PreferenceChoice choice) => $"- **Your wish:** {Plain(choice.Text)}";
    public override string RememberFoot => "You can look at it, change it or have me forget it on the *Memory* page, or by telling me.";
    public override string Saved(PreferenceChoice choice) => $"Noted: {Plain(choice.Text)}. You can change or erase that at any time on the *Memory* page.";
    public override string CannotRememberThat => "That is nothing I can keep. I remember four kinds of wishes: the language I answer in, how long my answers are, how you want to be notified, and your main server.";
    public override string WhichPreference => "Which server shall I note as your main one?";
    public override string AskForgetAll => "Shall I really forget **everything** about you: problems we solved, the servers you use, your wishes? Your conversations and tickets stay. This cannot be undone. Say *yes* and it is gone.";
    public override string ForgotAll(int items) => items == 0 ? "There was nothing to forget; I remember nothing about you." : $"Done. I have forgotten everything I remembered about you ({items} item{(items == 1 ? "" : "s")}).";
    public override string KeptAll => "All right, I keep it as it is.";
    public override string Forgot(string what) => $"Done, I have forgotten this: {Plain(what)}.";
    public override string NothingToForget => "There is nothing of that kind in my memory, so there is nothing to forget.";
    public override string NotAfterForeignText => "I have just read text that others can write, so I do not change my memory in the same answer. Please tell me that wish once more in its own message.";

    public override string FromArticle(string title, int n) => $"From our documentation, *{Plain(title)}* [{n}]:";
    public override string QuotedInEnglish => "";
    public override string MoreIn(string title, int n) => $"See also *{Plain(title)}* [{n}].";
    public override string NoArticle => "I find nothing about that in the documentation here, so I do not know it and will not guess.";

    public override string Done(PendingAction action) => action.Verb switch
    {
        "start" => $"{Name(action.ServerName)} is up: it was started and seen running.",
        "restart" => $"{Name(action.ServerName)} was restarted and is running again.",
        "stop" => $"{Name(action.ServerName)} was stopped and is off now.",
        "kill" => $"{Name(action.ServerName)} was killed and is off now.",
        _ => $"Done on {Name(action.ServerName)}: {Plan(new FixPlan(action.Verb, ActionParameters.Read(action.Parameters), action.ThenStart), action.ServerName)}.{(action.ThenStart ? " It is running now." : "")}",
    };

    public override string SeenSteps(DateTimeOffset? down, DateTimeOffset? up, TimeSpan? took) => (down, up) switch
    {
        ({ } d, { } u) => $"I saw it go down at {Clock(d)} and up again at {Clock(u)} UTC{Took(took)}.",
        (null, { } u) => $"I saw it running at {Clock(u)} UTC{Took(took)}.",
        ({ } d, null) => $"I saw it go down at {Clock(d)} UTC.",
        _ => "",
    };

    private static string Took(TimeSpan? took) => took is { } t ? $", {Math.Max(1, Math.Round(t.TotalSeconds))} seconds after the request" : "";

    protected static string Clock(DateTimeOffset at) => at.ToUniversalTime().ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    public override string Failed(PendingAction action) => $"That did not work on {Name(action.ServerName)}. {action.Outcome}";
    public override string NotCertain(PendingAction action) => $"I cannot say for certain how this ended on {Name(action.ServerName)}. {action.Outcome}";
    public override string FindingGone(string what) => $"I read the log again: the problem ({what}) is gone.";
    public override string FindingStays(string what, string server) => $"I read the log again and the problem is **still there** on {Name(server)}: {what}.";
    public override string StillOff(string server) => $"{Name(server)} is still off; the change takes effect with the next start.";
    public override string NextRestart(string server) => $"The change takes effect when {Name(server)} is started the next time; I have prepared the restart for you. {NothingWithoutYou}";
    public override string NextStart(string server) => $"The next step is the start; I have prepared it for you. {NothingWithoutYou}";
    public override string NextAfterMemory => "So that it does not come back: give the server a larger heap if your plan allows it, or let it load fewer chunks (lower `view-distance` and `simulation-distance` in `server.properties`, pregenerate the world).";
    public override string NotChecked => "I could not read the log afterwards, so I cannot say whether the problem is gone.";
}
