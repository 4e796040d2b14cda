using System.Collections.Concurrent;
using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Confirmations;
using Portal.Domain.Escalation;
using Portal.Domain.Knowledge;
using Portal.Domain.Memory;
using Portal.Domain.Panel;
using Portal.Domain.Safety;

namespace Portal.Domain.Assistant.Tools;

/// <summary>What the tools work with.</summary>
public sealed record ToolServices(
    IPanelReader Panel, ServerDirectory Servers, ILogReading Logs, IKnowledgeIndex Knowledge, Proposals Proposals, EscalationService Escalation,
    MemoryService Memory, MemoryRecorder Recorder, AssistantOptions Options);

/// <summary>Everything one turn knows and has seen; made anew for each turn from the signed-in caller.</summary>
public sealed class TurnScope(
    AssistantTurn turn, IReadOnlyList<ServerStatus> servers, Understood understood, ConversationFacts facts, OwnerMemory memory, ReplyTexts texts)
{
    private readonly List<Passage> _cited = [];

    public AssistantTurn Turn => turn;

    /// <summary>The caller's servers with the state they had when the turn began.</summary>
    public IReadOnlyList<ServerStatus> Servers => servers;

    public Understood Understood => understood;

    public ConversationFacts Facts => facts;

    public OwnerMemory Memory => memory;

    public ReplyTexts Texts => texts;

    /// <summary>The conversation's own: whatever goes to a model passes it, and what comes back is restored for the owner (security, D24).</summary>
    public Redaction Redaction { get; init; } = new();

    public ServerAliases Aliases { get; } = new([.. servers.Select(s => s.Server)]);

    /// <summary>Short names of the attached logs that can still be read, newest last: a1, a2 …</summary>
    public IReadOnlyDictionary<string, AttachedLog> LogAliases { get; } = turn.Logs.Where(log => !log.IsGone)
        .Select((log, i) => (Alias: $"a{i + 1}", log)).ToDictionary(pair => pair.Alias, pair => pair.log, StringComparer.Ordinal);

    /// <summary>Text that strangers can write has been read: remembering and forgetting are off, cards say so (security, D13).</summary>
    public bool IsTainted { get; private set; }

    /// <summary>Logs read in this turn, by server.</summary>
    public ConcurrentDictionary<string, SeenLog> Logs { get; } = new(StringComparer.Ordinal);

    /// <summary>Proposals made in this turn.</summary>
    public List<PendingAction> Proposed { get; } = [];

    /// <summary>Problems to remember, as they were seen.</summary>
    public List<IssueNote> Issues { get; } = [];

    /// <summary>Steps that a carried out fix leads to, by our own rule: (server, action).</summary>
    public HashSet<(string ServerId, string Action)> NextSteps { get; } = [];

    /// <summary>A fix on this server was carried out, and this action is its next step.</summary>
    public void NextStep(string serverId, string action) => NextSteps.Add((serverId, action));

    /// <summary>From here on the turn has read foreign text.</summary>
    public void Taint() => IsTainted = true;

    public ServerStatus? Find(string serverId) => servers.FirstOrDefault(s => s.Server.Id == serverId);

    public string NameOf(string serverId) => Find(serverId)?.Server.Name ?? serverId;

    /// <summary>The number of a passage among the citations of this answer, from 1; <paramref name="isNew"/>: not cited before.</summary>
    public int Cite(Passage passage, out bool isNew)
    {
        var at = _cited.FindIndex(p => p.ChunkId == passage.ChunkId);
        isNew = at < 0;
        if (isNew)
        {
            _cited.Add(passage);
            at = _cited.Count - 1;
        }

        return at + 1;
    }
}
