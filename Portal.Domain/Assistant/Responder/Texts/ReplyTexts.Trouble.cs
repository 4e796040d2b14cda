using Portal.Domain.Assistant.Tools;
using Portal.Domain.Memory;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>A finding in the owner's language.</summary>
/// <param name="What">What is wrong, one sentence that names the server.</param>
/// <param name="Short">The same in a few words, without the server.</param>
/// <param name="Why">The likely cause.</param>
/// <param name="Steps">What to do, in order.</param>
public sealed record FindingText(string What, string Short, string Why, IReadOnlyList<string> Steps);

// What is wrong, why, and what to do.
public abstract partial class ReplyTexts
{
    /// <summary>A finding; null where this language has no words of its own for the code and the catalogue's are used.</summary>
    public abstract FindingText? Finding(SeenFinding finding, FindingFacts facts);

    /// <summary>The frame for a finding that only the catalogue has words for.</summary>
    public abstract FindingText FromCatalogue(SeenFinding finding, FindingFacts facts);

    /// <summary>A code in a few words, for a problem that is gone.</summary>
    public abstract string CodeName(string code);

    public abstract string ProofHead(string source);
    public abstract string CauseHead { get; }
    public abstract string StepsHead { get; }
    public abstract string AlsoSeen(IReadOnlyList<string> others);
    public abstract string Documented(string title, int n);
    public abstract string CardReady(FixPlan plan, string server);
    public abstract string CardReadyAfterLog { get; }
    public abstract string NeedsPerson(string server);
    public abstract string Healthy(string server, ServerStatus? status, int lines);
    public abstract string HealthyChat { get; }
    public abstract string OffButClean(string server, int lines);
    public abstract string NoLog(string server, string? why);
    public abstract string SeveralInTrouble(IReadOnlyList<(string Server, string What)> others);
    public abstract string NothingInTrouble(int servers);
    public abstract string SeenBefore(MemoryItem issue);
    public abstract string CannotJoin(string server, string? address);
    public abstract string Suspended(string server);

    /// <summary>What stands in the way of using a server, in a word or two.</summary>
    public abstract string ConditionWord(ServerCondition condition);
}
