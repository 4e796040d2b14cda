namespace Portal.Data.Migrations;

/// <summary>
/// The full-text index. Four lists: whole pages, passages, headings, and character grams. Index rows go with their document by a foreign
/// key, so nothing that is removed can still be found.
/// </summary>
internal static class KnowledgeSearch
{
    internal static readonly string[] Lists = ["KnowledgePages", "KnowledgePassages", "KnowledgeHeadings", "KnowledgeGrams"];

    public static IEnumerable<string> Create(bool sqlite) => sqlite ? CreateSqlite() : Lists.SelectMany(CreatePostgres);

    public static IEnumerable<string> Drop(bool sqlite) => sqlite
        ? [.. Lists.Select(list => $"DROP TABLE \"{list}\""), "DROP TABLE \"KnowledgeRows\""]
        : Lists.Select(list => $"DROP TABLE \"{list}\"");

    // Contentless: the texts stand in Chunks. KnowledgeRows says which document or passage a row number is.
    private static IEnumerable<string> CreateSqlite() =>
    [
        """
        CREATE TABLE "KnowledgeRows" ("Row" INTEGER NOT NULL PRIMARY KEY,
            "Document" TEXT NOT NULL REFERENCES "Documents" ("Id") ON DELETE CASCADE, "Chunk" TEXT NULL)
        """,
        """CREATE INDEX "IX_KnowledgeRows_Document" ON "KnowledgeRows" ("Document")""",
        Fts("KnowledgePages", "title, headings, body, path, names, description", "porter unicode61"),
        Fts("KnowledgePassages", "title, headings, body, path, names", "porter unicode61"),
        Fts("KnowledgeHeadings", "title, headings, path, description", "porter unicode61"),
        Fts("KnowledgeGrams", "grams", "unicode61"),
        Trigger("page", "IS NULL", "KnowledgePages", "KnowledgeHeadings", "KnowledgeGrams"),
        Trigger("passage", "IS NOT NULL", "KnowledgePassages"),
    ];

    private static string Fts(string name, string columns, string tokenizer) =>
        $"CREATE VIRTUAL TABLE \"{name}\" USING fts5({columns}, content='', contentless_delete=1, tokenize='{tokenizer}')";

    private static string Trigger(string kind, string chunk, params string[] lists) =>
        $"CREATE TRIGGER \"KnowledgeRows_{kind}_gone\" AFTER DELETE ON \"KnowledgeRows\" WHEN old.\"Chunk\" {chunk} BEGIN "
        + string.Concat(lists.Select(list => $"DELETE FROM \"{list}\" WHERE rowid = old.\"Row\"; ")) + "END";

    private static IEnumerable<string> CreatePostgres(string list) =>
    [
        $"""
        CREATE TABLE "{list}" ("Document" uuid NOT NULL REFERENCES "Documents" ("Id") ON DELETE CASCADE, "Chunk" uuid NULL, "Words" tsvector NOT NULL)
        """,
        $"""CREATE INDEX "IX_{list}_Words" ON "{list}" USING gin ("Words")""",
        $"""CREATE INDEX "IX_{list}_Document" ON "{list}" ("Document")""",
    ];
}
