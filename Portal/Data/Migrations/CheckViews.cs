using System.Globalization;

namespace Portal.Data.Migrations;

/// <summary>The read-only views that operators and outside checks hold on to (README, operations). The same columns on both databases.</summary>
internal static class CheckViews
{
    private const string Snake = "CASE \"State\" WHEN 'WaitingForCustomer' THEN 'waiting_for_customer' WHEN 'OnHold' THEN 'on_hold' WHEN 'MaybeSent' THEN 'maybe_sent' ELSE lower(\"State\") END";

    /// <summary>Statements that make the views.</summary>
    public static IEnumerable<string> Create(bool sqlite) =>
    [
        View("message", "Messages", Id(sqlite), Owner, Snake, sqlite, $"{Guid("ConversationId", sqlite)} AS conversation_id, lower(\"Role\") AS role, \"Text\" AS text"),
        View("action", "Actions", Id(sqlite), Owner, "\"State\"", sqlite, $"{Guid("ConversationId", sqlite)} AS conversation_id, \"ServerId\" AS server_id, \"Verb\" AS verb, \"Outcome\" AS outcome, {Time("ExpiresAt", sqlite)} AS expires_at"),
        View("ticket", "Tickets", Id(sqlite), Owner, Snake, sqlite, $"{Guid("ConversationId", sqlite)} AS conversation_id, \"Subject\" AS subject, \"ExternalId\" AS external_id, \"Trigger\" AS trigger, \"Number\" AS number"),
        View("outbox", "Outbox", Id(sqlite), Owner, Snake, sqlite, $"{Guid("TicketId", sqlite)} AS ticket_id, \"Attempts\" AS attempts, {Time("NextAt", sqlite)} AS next_at"),
        ChunkView(sqlite),
        View("job_run", "JobRuns", Id(sqlite), "NULL", "lower(\"State\")", sqlite, $"\"Job\" AS job, \"Slot\" AS slot, {Time("EndedAt", sqlite)} AS ended_at, \"Error\" AS error"),
        View("usage", "ModelCalls", Id(sqlite), Owner, "\"State\"", sqlite, $"{Guid("ConversationId", sqlite)} AS conversation_id, \"Tier\" AS tier, \"Model\" AS model, \"TokensIn\" AS tokens_in, \"TokensOut\" AS tokens_out, {Bool("Estimated", sqlite)} AS estimated, \"Cost\" AS cost"),
        View("audit", "Audit", "\"Id\"", Owner, "\"State\"", sqlite, "\"Action\" AS action, \"Detail\" AS detail, \"Hash\" AS hash"),
        View("memory", "Memory", Id(sqlite), Owner, "lower(coalesce(\"Resolution\", 'active'))", sqlite, "lower(\"Kind\") AS kind, \"Text\" AS text"),
        View("session", "Sessions", "\"Id\"", Owner, "CASE WHEN \"EndedAt\" IS NULL THEN 'active' ELSE 'ended' END", sqlite, $"{Time("EndedAt", sqlite)} AS ended_at"),
    ];

    /// <summary>Statements that remove them.</summary>
    public static IEnumerable<string> Drop() =>
        new[] { "message", "action", "ticket", "outbox", "chunk", "job_run", "usage", "audit", "memory", "session" }
            .Select(name => $"DROP VIEW chk_{name};");

    private const string Owner = "\"OwnerId\"";

    private static string View(string name, string table, string id, string owner, string state, bool sqlite, string more) =>
        $"CREATE VIEW chk_{name} AS SELECT {id} AS id, {owner} AS owner_id, {state} AS state, {Time("CreatedAt", sqlite)} AS created_at, {more} FROM \"{table}\";";

    private static string ChunkView(bool sqlite) =>
        $"CREATE VIEW chk_chunk AS SELECT {(sqlite ? "lower(c.\"Id\")" : "c.\"Id\"::text")} AS id, NULL AS owner_id, lower(d.\"State\") AS state, "
        + $"{Time("CreatedAt", sqlite, "c.")} AS created_at, d.\"Path\" AS document, d.\"Source\" AS source, c.\"ContentHash\" AS content_hash "
        + "FROM \"Chunks\" c JOIN \"Documents\" d ON d.\"Id\" = c.\"DocumentId\";";

    private static string Id(bool sqlite) => Guid("Id", sqlite);

    private static string Guid(string column, bool sqlite) => sqlite ? $"lower(\"{column}\")" : $"\"{column}\"::text";

    private static string Bool(string column, bool sqlite) => sqlite ? $"\"{column}\"" : $"\"{column}\"::int";

    private static string Time(string column, bool sqlite, string prefix = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"{(sqlite ? $"strftime('%Y-%m-%dT%H:%M:%fZ', {prefix}\"{column}\" / 1000.0, 'unixepoch')" : $"to_char({prefix}\"{column}\" AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')")}");
}
