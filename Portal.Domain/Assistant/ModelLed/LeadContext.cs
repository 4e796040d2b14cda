using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Conversations;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant.ModelLed;

/// <summary>What a model is told before it speaks: the rules, the owner's servers by alias, what is remembered, and the talk so far, redacted.</summary>
internal static class LeadContext
{
    /// <summary>Earlier messages taken along at most.</summary>
    private const int EarlierMessages = 12;

    /// <summary>Characters of one earlier message at most.</summary>
    private const int EarlierCharacters = 2000;

    /// <summary>Recent issues a complex question brings along (C4).</summary>
    private const int RecentIssues = 2;

    private static readonly PromptFile Prompt = PromptFile.Load("lead");

    /// <summary>The messages of a turn, system first, the owner's last.</summary>
    public static List<ChatMessage> Messages(TurnScope scope, bool complex)
    {
        var redaction = scope.Redaction;
        var messages = new List<ChatMessage> { new(ChatRole.System, $"{Prompt.Text}\n\n{redaction.Redact(Facts(scope, complex))}") };
        foreach (var earlier in scope.Turn.Earlier.Where(m => m.Text.Length > 0).TakeLast(EarlierMessages))
        {
            var role = earlier.Role == MessageRole.Owner ? ChatRole.User : ChatRole.Assistant;
            messages.Add(new ChatMessage(role, redaction.Redact(Shorten(earlier.Text))));
        }

        messages.Add(new ChatMessage(ChatRole.User, redaction.Redact(scope.Turn.Text)));
        return messages;
    }

    private static string Facts(TurnScope scope, bool complex)
    {
        var facts = new StringBuilder("The customer's servers (alias, name, state):\n");
        foreach (var alias in scope.Aliases.All)
        {
            var server = scope.Aliases.Server(alias);
            var status = scope.Find(server.Id);
            facts.Append(CultureInfo.InvariantCulture, $"- {alias} {ForModel.Name(server.Name)}: {status?.State.ToString().ToLowerInvariant() ?? "unknown"}, {status?.Condition.ToString().ToLowerInvariant() ?? "unknown"}\n");
        }

        if (scope.Turn.ServerId is { } current && scope.Aliases.Of(current) is { } chosen)
        {
            facts.Append(CultureInfo.InvariantCulture, $"The conversation is about {chosen}.\n");
        }

        foreach (var (alias, log) in scope.LogAliases)
        {
            facts.Append(CultureInfo.InvariantCulture, $"Attached log {alias}: {ForModel.Name(log.Name)}, {log.Lines} lines{(log.IsNew ? ", sent with this message" : "")}. Read it with analyze_logs.\n");
        }

        Remembered(facts, scope.Memory, complex);
        return facts.ToString();
    }

    private static void Remembered(StringBuilder facts, OwnerMemory memory, bool complex)
    {
        foreach (var preference in memory.Preferences)
        {
            facts.Append(CultureInfo.InvariantCulture, $"Preference {preference.Key}: {memory.Preference(preference.Key)}\n");
        }

        foreach (var issue in complex ? memory.Issues.Take(RecentIssues) : [])
        {
            facts.Append(CultureInfo.InvariantCulture, $"Recent issue ({issue.CreatedAt:yyyy-MM-dd}): {issue.Key} on {ForModel.Name(issue.ServerName ?? "a server")}, {issue.Resolution}\n");
        }
    }

    private static string Shorten(string text) => text.Length <= EarlierCharacters ? text : $"{text[..EarlierCharacters]}…";
}
