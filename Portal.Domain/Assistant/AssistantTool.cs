using System.Text.Json;
using Portal.Domain.Conversations;

namespace Portal.Domain.Assistant;

/// <summary>What a tool gave.</summary>
/// <param name="ForModel">The result as the model may read it: capped, redacted, foreign text marked as such.</param>
/// <param name="Events">What the page shows: findings, citations, proposals, tickets.</param>
/// <param name="Value">The typed result, for the built-in responder.</param>
/// <param name="ReadForeignText">True when text that strangers can write was read: the turn is tainted from here on (security, D13).</param>
/// <param name="Failed">True when the tool could not do what it was asked; <paramref name="ForModel"/> says why.</param>
public sealed record ToolResult(string ForModel, IReadOnlyList<TurnEvent> Events, object? Value = null, bool ReadForeignText = false, bool Failed = false);

/// <summary>
/// A tool of the assistant, made for one turn from the signed-in caller. It reads or proposes; none has a way to the panel's writer.
/// </summary>
public interface IAssistantTool
{
    /// <summary>Stable name, e.g. <c>analyze_logs</c>.</summary>
    string Name { get; }

    /// <summary>What it does, for the model.</summary>
    string Description { get; }

    /// <summary>JSON schema of the arguments: closed enums, ranges, bounded strings, at least one required parameter for tools that propose.</summary>
    JsonElement Parameters { get; }

    /// <summary>A line of progress for these arguments, e.g. "Reading the console of Survival…".</summary>
    string Progress(JsonElement arguments);

    /// <summary>Runs it. Arguments outside the schema give a failed result, never an exception.</summary>
    Task<ToolResult> RunAsync(JsonElement arguments, CancellationToken cancellationToken);
}
