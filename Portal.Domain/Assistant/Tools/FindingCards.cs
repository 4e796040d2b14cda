using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Conversations;
using Portal.Domain.LogAnalysis;

namespace Portal.Domain.Assistant.Tools;

/// <summary>Which findings get a card, and what folds under it.</summary>
public static class FindingCards
{
    private const int Most = 3;
    private const int MostConsequences = 10;

    /// <summary>A finding in the shape of <c>analyze --json</c>, with what it explains named in <c>consequences</c>.</summary>
    public static JsonElement Json(Finding finding, IReadOnlyList<Finding> all)
    {
        var json = JsonSerializer.SerializeToNode(FindingJson.Shape(finding), JsonSerializerOptions.Web)!.AsObject();
        json["consequences"] = new JsonArray([.. finding.Explains.Where(i => i >= 0 && i < all.Count).Take(MostConsequences).Select(i => (JsonNode)new JsonObject
        {
            ["code"] = all[i].Code, ["title"] = all[i].Title, ["severity"] = all[i].Severity.ToString().ToLowerInvariant(), ["count"] = all[i].Count,
            ["line"] = all[i].Lines.Count > 0 ? all[i].Lines[0] : 0,
        })]);
        return JsonSerializer.SerializeToElement(json);
    }

    /// <summary>Findings that stand for themselves; those that another one explains are folded into it.</summary>
    public static IReadOnlyList<Finding> Top(IReadOnlyList<Finding> findings)
    {
        var explained = findings.SelectMany(f => f.Explains).ToHashSet();
        return [.. findings.Where((_, i) => !explained.Contains(i))];
    }

    /// <summary>The cards of a log: root causes; what they explain is folded into them.</summary>
    public static IReadOnlyList<TurnEvent.FindingShown> Of(SeenLog log)
    {
        var matter = log.Findings.Where(f => f.Matters).ToList();
        var roots = matter.Where(f => f.IsRoot).ToList();
        return [.. (roots.Count > 0 ? roots : matter).Take(Most).Select(f => new TurnEvent.FindingShown(f.Json, log.ServerId, log.Name, log.AttachmentId))];
    }
}
