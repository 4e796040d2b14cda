namespace Portal.Data.Migrations;

/// <summary>Triggers that refuse to change or delete a line of the audit trail (security, D32).</summary>
internal static class AuditAppendOnly
{
    public static IEnumerable<string> Create(bool sqlite) => sqlite ? CreateSqlite() : CreatePostgres();

    public static IEnumerable<string> Drop(bool sqlite) => sqlite
        ? ["DROP TRIGGER \"Audit_no_update\"", "DROP TRIGGER \"Audit_no_delete\""]
        : ["DROP TRIGGER \"Audit_append_only\" ON \"Audit\"", "DROP TRIGGER \"Audit_no_truncate\" ON \"Audit\"", "DROP FUNCTION audit_append_only()"];

    private static IEnumerable<string> CreateSqlite() =>
        from verb in new[] { "UPDATE", "DELETE" }
        select $"""
            CREATE TRIGGER "Audit_no_{verb.ToLowerInvariant()}" BEFORE {verb} ON "Audit"
            BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
            """;

    private static IEnumerable<string> CreatePostgres() =>
    [
        """
        CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$
        """,
        """
        CREATE TRIGGER "Audit_append_only" BEFORE UPDATE OR DELETE ON "Audit"
        FOR EACH ROW EXECUTE FUNCTION audit_append_only()
        """,
        """
        CREATE TRIGGER "Audit_no_truncate" BEFORE TRUNCATE ON "Audit"
        FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()
        """,
    ];
}
