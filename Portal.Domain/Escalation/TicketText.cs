using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Domain.Conversations;
using Portal.Domain.Safety;

namespace Portal.Domain.Escalation;

/// <summary>What goes onto a ticket: subject, conversation log, and the packet of facts. Everything passes one redaction (E3, D24).</summary>
internal sealed class TicketText(Redaction redaction)
{
    /// <summary>Helpdesks take at most this much in a subject (contracts, A0).</summary>
    private const int SubjectLength = 255;

    /// <summary>The subject.</summary>
    public string Subject(string issue)
    {
        var subject = $"AI Assistant Escalation: {redaction.Redact(issue.ReplaceLineEndings(" ").Trim())}";
        return subject.Length <= SubjectLength ? subject : $"{subject[..(SubjectLength - 1)]}…";
    }

    /// <summary>The conversation as paragraphs of <c>ROLE: content</c>, then the facts, for helpdesks that take only text.</summary>
    public string Description(IEnumerable<Message> messages, TicketFacts facts)
    {
        var log = new StringBuilder("AI Assistant Conversation Log:\n\n");
        foreach (var message in messages.Where(m => m.Text.Length > 0 && m.Role != MessageRole.System))
        {
            log.Append(CultureInfo.InvariantCulture, $"{Role(message.Role)}: {redaction.Redact(message.Text)}\n\n");
        }

        return log.Append(redaction.Redact(facts.AsText())).ToString();
    }

    /// <summary>Server, findings, evidence, actions tried and sources as JSON.</summary>
    public string Packet(TicketFacts facts) => JsonRedaction.Write(JsonSerializer.SerializeToElement(facts.AsPacket(), JsonSerializerOptions.Web), redaction);

    private static string Role(MessageRole role) => role switch
    {
        MessageRole.Owner => "USER",
        MessageRole.Agent => "AGENT",
        _ => "ASSISTANT",
    };
}
