using System.Globalization;
using System.Text;
using Portal.Domain.Analytics;

namespace Portal.Api;

/// <summary>Figures as CSV, for admins.</summary>
internal static class AnalyticsExport
{
    private const string Head = "started_at,query_type,complexity,tier,response_ms,first_token_ms,satisfied,grounded,escalated,cost,finding,conversation";

    extension(IEndpointRouteBuilder routes)
    {
        /// <summary><c>GET /admin/analytics/export.csv</c>: every interaction of the detail window, without people.</summary>
        public void MapAnalyticsExport() => routes.MapGet("/admin/analytics/export.csv", async (Dashboard dashboard, TimeProvider clock, CancellationToken cancellationToken) =>
        {
            var rows = await dashboard.ListAsync(clock.GetUtcNow().AddDays(-400), cancellationToken);
            var csv = new StringBuilder(Head).Append("\r\n");
            foreach (var row in rows)
            {
                csv.AppendJoin(',', Cells(row).Select(Cell)).Append("\r\n");
            }

            return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "interactions.csv");
        }).RequireAuthorization("admin");
    }

    /// <summary>A cell that no spreadsheet takes for a formula (security, D22).</summary>
    internal static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(',', '"', '\n') < 0 && !safe.Contains('\r') ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static IEnumerable<string> Cells(Interaction row) =>
    [
        row.StartedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), row.QueryType, row.Complexity, row.Tier,
        row.ResponseMs.ToString(CultureInfo.InvariantCulture), row.FirstTokenMs?.ToString(CultureInfo.InvariantCulture) ?? "", row.Satisfied?.ToString() ?? "",
        row.Grounded.ToString(), row.Escalated.ToString(), row.Cost.ToString(CultureInfo.InvariantCulture), row.FindingCode ?? "", row.ConversationId.ToString(),
    ];
}
