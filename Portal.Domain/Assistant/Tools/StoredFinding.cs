using System.Text.Json;

namespace Portal.Domain.Assistant.Tools;

/// <summary>The stored shape of a finding (<c>analyze --json</c>). Fields that are missing stay empty.</summary>
internal sealed record StoredFinding(
    string? Code, string? Family, string? Severity, double Confidence, bool Root, IReadOnlyList<int>? Lines, int Count, string? Subject,
    IReadOnlyDictionary<string, string>? Detail, IReadOnlyList<string>? Evidence, StoredBlame? Blame, string? Cause, string? Action,
    IReadOnlyList<string>? Steps, StoredFix? Fix)
{
    public SeenFinding ToSeen(JsonElement json) => new(
        Code ?? "", Family ?? "other", Severity ?? "low", Confidence, Root, Lines ?? [], Count, Subject, Detail ?? new Dictionary<string, string>(),
        Evidence ?? [], Blame?.Name, Cause ?? "", Action ?? "", Steps ?? [],
        Fix is null ? null : new SuggestedFix(Fix.Kind, Fix.Parameters ?? new Dictionary<string, string>()), json);
}

internal sealed record StoredBlame(string? Name);

internal sealed record StoredFix(string Kind, IReadOnlyDictionary<string, string>? Parameters);
