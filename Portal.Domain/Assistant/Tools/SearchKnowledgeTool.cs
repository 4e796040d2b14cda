using Portal.Domain.Conversations;
using Portal.Domain.Knowledge;

namespace Portal.Domain.Assistant.Tools;

internal sealed class SearchKnowledgeTool(TurnScope scope, ToolServices services) : TurnTool(
    scope, "search_knowledge", "Finds passages of the documentation that answer a question.",
    new ToolArgument("question", "The question in a few words.", true, MaxLength: 400))
{
    private const int Top = 5;

    protected override string Say(IReadOnlyDictionary<string, string> values) => Scope.Texts.Searching;

    protected override async Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var answer = await services.Knowledge.SearchAsync(new KnowledgeQuestion(values["question"], Software()), Top, cancellationToken);
        var text = string.Join('\n', answer.Hits.Select((hit, i) => ForModel.Lines($"documentation, passage {i + 1}: {hit.Title}", [hit.Text])));
        return new ToolResult($"answerable: {answer.Answerable:0.00}\n{text}", [], answer);
    }

    // What the conversation's server runs, by its egg: "Paper", "Forge Minecraft".
    private string? Software() => Scope.Turn.ServerId is { } id && Scope.Find(id)?.Server.Egg is { Length: > 0 } egg ? egg.Split(' ')[0] : null;

    /// <summary>The citation's event and number, for a passage an answer really rests on.</summary>
    public static (int N, TurnEvent.Citation? New) Cite(TurnScope scope, Passage passage)
    {
        var n = scope.Cite(passage, out var isNew);
        return (n, isNew ? new TurnEvent.Citation(n, passage.ChunkId, passage.Document, passage.Title, passage.Headings, passage.Score) : null);
    }
}
