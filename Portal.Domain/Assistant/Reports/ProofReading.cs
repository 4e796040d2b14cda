using System.Text.Json;
using Portal.Domain.Confirmations;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Reports;

/// <summary>When the server was seen going down and coming up, from an action's proof.</summary>
/// <param name="Took">From the approval to "running".</param>
internal sealed record ProofReading(DateTimeOffset? Down, DateTimeOffset? Up, TimeSpan? Took)
{
    public static ProofReading Of(PendingAction action)
    {
        if (string.IsNullOrEmpty(action.Proof))
        {
            return new ProofReading(null, null, null);
        }

        var steps = JsonSerializer.Deserialize<List<ProofStep>>(action.Proof, JsonSerializerOptions.Web) ?? [];
        var sent = steps.FindIndex(s => s.What.Contains("accepted", StringComparison.OrdinalIgnoreCase));
        var after = steps.Skip(Math.Max(0, sent + 1)).ToList();
        var down = after.Find(s => Says(s, "offline") || Says(s, "stopping"))?.At;
        var up = after.FindLast(s => Says(s, "running"))?.At;
        return new ProofReading(down, up, up - (action.DecidedAt ?? steps.FirstOrDefault()?.At));
    }

    private static bool Says(ProofStep step, string word) => step.What.Contains(word, StringComparison.OrdinalIgnoreCase);
}
