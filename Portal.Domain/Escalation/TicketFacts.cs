using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;

namespace Portal.Domain.Escalation;

/// <summary>What was found out and done before a person took over (E3); not yet redacted.</summary>
internal sealed record TicketFacts(
    Guid TicketId, string? ServerName, string? ServerId, string Trigger, IReadOnlyList<TurnEvent> Events, IReadOnlyList<PendingAction> Actions)
{
    /// <summary>Lines of evidence for each finding; a ticket never carries the whole log (contracts, A0).</summary>
    private const int EvidenceLines = 6;

    private IEnumerable<JsonElement> Findings => Events.OfType<TurnEvent.FindingShown>().Select(f => f.Finding);

    private IEnumerable<TurnEvent.Citation> Sources => Events.OfType<TurnEvent.Citation>().DistinctBy(c => (c.Document, c.Title));

    /// <summary>The shape that is kept as JSON.</summary>
    public object AsPacket() => new
    {
        trigger = Trigger, server = ServerName, serverId = ServerId,
        findings = Findings.ToList(),
        actions = Actions.Select(a => new { verb = a.Verb, server = a.ServerName, state = a.State.ToString(), outcome = a.Outcome, at = a.CreatedAt }).ToList(),
        sources = Sources.Select(c => new { document = c.Document, title = c.Title }).ToList(),
    };

    /// <summary>The same in words.</summary>
    public string AsText()
    {
        var text = new StringBuilder("What the portal knows:\n\n")
            .Append(CultureInfo.InvariantCulture, $"Ticket: {TicketId}\nServer: {ServerName ?? "none named"}{(ServerId is null ? "" : $" ({ServerId})")}\nOpened because: {Trigger}\n");
        Add(text, "Findings", Findings.Select(Say));
        Add(text, "Actions tried", Actions.Select(a => $"{a.Verb} {a.ServerName}: {a.State}{(a.Outcome is null ? "" : $". {a.Outcome}")}"));
        Add(text, "Sources", Sources.Select(c => $"{c.Title} ({c.Document})"));
        return text.ToString();
    }

    private static void Add(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        text.Append(CultureInfo.InvariantCulture, $"\n{heading}:{(all.Count == 0 ? " none" : "")}\n");
        all.ForEach(line => text.Append(CultureInfo.InvariantCulture, $"- {line}\n"));
    }

    private static string Say(JsonElement finding)
    {
        var evidence = finding.TryGetProperty("evidence", out var lines) && lines.ValueKind == JsonValueKind.Array
            ? lines.EnumerateArray().Take(EvidenceLines).Select(line => $"\n    {line}")
            : [];
        return $"{Text(finding, "code")} ({Text(finding, "severity")}): {Text(finding, "cause")}{string.Concat(evidence)}";
    }

    private static string Text(JsonElement finding, string name) =>
        finding.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
