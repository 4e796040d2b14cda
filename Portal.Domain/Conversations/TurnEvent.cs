using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Domain.Conversations;

/// <summary>
/// What happens while an answer is made. Everything but <see cref="Delta"/> is kept in the database; text is kept as the message.
/// The type names are those of <c>chat --json</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Step), "step")]
[JsonDerivedType(typeof(Delta), "delta")]
[JsonDerivedType(typeof(FindingShown), "finding")]
[JsonDerivedType(typeof(Citation), "citation")]
[JsonDerivedType(typeof(Proposal), "proposal")]
[JsonDerivedType(typeof(Outcome), "outcome")]
[JsonDerivedType(typeof(TicketOpened), "ticket")]
[JsonDerivedType(typeof(ServerChosen), "server")]
[JsonDerivedType(typeof(Suggestions), "suggestions")]
[JsonDerivedType(typeof(Classified), "classified")]
[JsonDerivedType(typeof(ToolCalled), "tool")]
[JsonDerivedType(typeof(Restarted), "restarted")]
[JsonDerivedType(typeof(Done), "done")]
public abstract record TurnEvent
{
    /// <summary>A line of progress, e.g. "Reading the console of Survival…". Folds away when the answer is there.</summary>
    public sealed record Step(string Text) : TurnEvent;

    /// <summary>More text of the answer (markdown; <c>[1]</c> refers to citation 1).</summary>
    public sealed record Delta(string Text) : TurnEvent;

    /// <summary>A finding of the log analysis, in the shape of <c>analyze --json</c>, shown as a card.</summary>
    /// <param name="ServerId">Empty for an attached log.</param>
    /// <param name="ServerName">Of the server, or the attached log's name.</param>
    /// <param name="AttachmentId">The attached log its line numbers belong to; null for the server's own.</param>
    public sealed record FindingShown(JsonElement Finding, string ServerId, string ServerName, Guid? AttachmentId = null) : TurnEvent;

    /// <summary>A passage the answer rests on.</summary>
    public sealed record Citation(int N, Guid ChunkId, string Document, string Title, IReadOnlyList<string> Headings, double Score) : TurnEvent;

    /// <summary>A confirmation card was made. The card's words come from its row.</summary>
    public sealed record Proposal(Guid Id, string Server, string Action, DateTimeOffset ExpiresAt) : TurnEvent;

    /// <summary>The state of a confirmation changed.</summary>
    public sealed record Outcome(Guid Id, string State) : TurnEvent;

    /// <summary>A ticket was opened.</summary>
    public sealed record TicketOpened(Guid Id, string Number, string State) : TurnEvent;

    /// <summary>The server talked about was chosen; <paramref name="Assumed"/>: by the assistant, from use.</summary>
    public sealed record ServerChosen(string ServerId, string Name, bool Assumed) : TurnEvent;

    /// <summary>What the owner may want to say next.</summary>
    public sealed record Suggestions(IReadOnlyList<string> Texts) : TurnEvent;

    /// <summary>What the question was taken for; <paramref name="Complexity"/>: simple, moderate or complex.</summary>
    public sealed record Classified(string Intent, string Complexity, bool Grounded, string Tier) : TurnEvent;

    /// <summary>A tool was called by the assistant (names of <c>demo-world.md</c>).</summary>
    public sealed record ToolCalled(string Tool, string? Server, string Result) : TurnEvent;

    /// <summary>The text so far is void: another tier begins the answer anew.</summary>
    public sealed record Restarted(string Why) : TurnEvent;

    /// <summary>The answer ended.</summary>
    public sealed record Done(MessageState State) : TurnEvent;
}

/// <summary>An event with its number. Numbers rise by one in a conversation, over restarts too.</summary>
/// <param name="MessageId">The message it belongs to; for a message added or changed from outside a turn, that message.</param>
/// <param name="Event">Null: the message itself was added or changed; read it again.</param>
public sealed record FeedItem(long Number, Guid MessageId, TurnEvent? Event);
