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
    public string Packet(TicketFacts facts) => Redacted(JsonSerializer.SerializeToElement(facts.AsPacket(), JsonSerializerOptions.Web));

    // Value by value, so that a placeholder never breaks the JSON.
    private string Redacted(JsonElement element)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, element);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(redaction.Redact(element.GetString()!));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static string Role(MessageRole role) => role switch
    {
        MessageRole.Owner => "USER",
        MessageRole.Agent => "AGENT",
        _ => "ASSISTANT",
    };
}
