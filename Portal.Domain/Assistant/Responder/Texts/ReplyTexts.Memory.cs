using Portal.Domain.Assistant.Tools;
using Portal.Domain.Confirmations;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant.Responder.Texts;

// Memory, knowledge, and reports on what was done.
public abstract partial class ReplyTexts
{
    public abstract string RememberNothing { get; }
    public abstract string RememberHead { get; }
    public abstract string RememberServers(IReadOnlyList<FrequentServer> servers);
    public abstract string RememberIssue(MemoryItem issue);
    public abstract string RememberEscalation(MemoryItem escalation);
    public abstract string Preference(PreferenceChoice choice);
    public abstract string RememberFoot { get; }
    public abstract string Saved(PreferenceChoice choice);
    public abstract string CannotRememberThat { get; }
    public abstract string WhichPreference { get; }
    public abstract string AskForgetAll { get; }
    public abstract string ForgotAll(int items);
    public abstract string KeptAll { get; }
    public abstract string Forgot(string what);
    public abstract string NothingToForget { get; }
    public abstract string NotAfterForeignText { get; }

    public abstract string FromArticle(string title, int n);
    public abstract string QuotedInEnglish { get; }
    public abstract string MoreIn(string title, int n);
    public abstract string NoArticle { get; }

    public abstract string Done(PendingAction action);
    public abstract string SeenSteps(DateTimeOffset? down, DateTimeOffset? up, TimeSpan? took);
    public abstract string Failed(PendingAction action);
    public abstract string NotCertain(PendingAction action);
    public abstract string FindingGone(string what);
    public abstract string FindingStays(string what, string server);
    public abstract string StillOff(string server);
    public abstract string NextStart(string server);
    public abstract string NextRestart(string server);
    public abstract string NextAfterMemory { get; }
    public abstract string NotChecked { get; }
    public abstract string FixDone(FixPlan plan, string server);
}
