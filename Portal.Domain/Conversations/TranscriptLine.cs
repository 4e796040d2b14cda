using System.Text.Json;
using Portal.Domain.Safety;

namespace Portal.Domain.Conversations;

/// <summary>
/// One message as a page shows it: its text and all that came with it. Stored and live events pass the same <see cref="Apply"/>,
/// so a page that was there and one that came later show the same.
/// </summary>
public sealed class TranscriptLine
{
    public required Guid Id { get; init; }
    public required MessageRole Role { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? AuthorName { get; init; }
    public Guid? AnswersId { get; init; }
    public string Text { get; set; } = "";
    public MessageState State { get; set; }
    public Feedback? Feedback { get; set; }

    /// <summary>Events up to this number are in it already.</summary>
    public long SeenUpTo { get; set; }

    public List<string> Steps { get; } = [];
    public List<TurnEvent.FindingShown> Findings { get; } = [];
    public List<TurnEvent.Citation> Citations { get; } = [];
    public List<TurnEvent.Proposal> Proposals { get; } = [];
    public List<TurnEvent.TicketOpened> Tickets { get; } = [];
    public List<string> Suggestions { get; } = [];
    public TurnEvent.ServerChosen? Server { get; set; }
    public TurnEvent.Classified? Classified { get; set; }

    /// <summary>Made of a stored message and its kept events.</summary>
    public static TranscriptLine From(Message message, IEnumerable<TurnEventRow> rows)
    {
        var line = new TranscriptLine
        {
            Id = message.Id, Role = message.Role, At = message.CreatedAt, AuthorName = message.AuthorName, AnswersId = message.AnswersId,
            Text = message.Text, State = message.State, Feedback = message.Feedback,
        };
        foreach (var row in rows)
        {
            line.Apply(Read(row.Payload));
        }

        return line;
    }

    /// <summary>A kept event from its JSON.</summary>
    public static TurnEvent Read(string payload) => JsonSerializer.Deserialize<TurnEvent>(payload, JsonSerializerOptions.Web)!;

    /// <summary>A kept event as JSON.</summary>
    public static string Write(TurnEvent change) => JsonSerializer.Serialize(change, JsonSerializerOptions.Web);

    /// <summary>Forgets what came with the text, to be told again.</summary>
    public void Clear()
    {
        Steps.Clear();
        Findings.Clear();
        Citations.Clear();
        Proposals.Clear();
        Tickets.Clear();
        Suggestions.Clear();
    }

    /// <summary>What it holds, as events in a sensible order, for followers that print instead of showing.</summary>
    public IEnumerable<TurnEvent> Events()
    {
        IEnumerable<TurnEvent> before = [.. Steps.Select(text => new TurnEvent.Step(text)), .. Findings];
        IEnumerable<TurnEvent> text = Text.Length > 0 ? [new TurnEvent.Delta(Text)] : [];
        return [.. Server is { } server ? [server] : Array.Empty<TurnEvent>(), .. before, .. text, .. Citations, .. Proposals, .. Tickets];
    }

    /// <summary>Takes secrets and addresses out of what it shows, for those who are not its owner. What staff wrote stays.</summary>
    public void Redact(Redaction redaction)
    {
        if (Role == MessageRole.Agent)
        {
            return;
        }

        Text = redaction.Redact(Text);
        for (var i = 0; i < Findings.Count; i++)
        {
            Findings[i] = Findings[i] with { Finding = JsonRedaction.Redact(Findings[i].Finding, redaction) };
        }
    }

    /// <summary>Takes in an event.</summary>
    public void Apply(TurnEvent change)
    {
        switch (change)
        {
            case TurnEvent.Delta delta: Text += delta.Text; break;
            case TurnEvent.Restarted: Text = ""; break;
            case TurnEvent.Step step: Steps.Add(step.Text); break;
            case TurnEvent.FindingShown finding: Findings.Add(finding); break;
            case TurnEvent.Citation citation: Citations.Add(citation); break;
            case TurnEvent.Proposal proposal: Proposals.Add(proposal); break;
            case TurnEvent.TicketOpened ticket: Tickets.Add(ticket); break;
            case TurnEvent.Suggestions suggestions: Suggestions.AddRange(suggestions.Texts); break;
            case TurnEvent.ServerChosen server: Server = server; break;
            case TurnEvent.Classified classified: Classified = classified; break;
            case TurnEvent.Done done: State = done.State; break;
        }
    }
}
