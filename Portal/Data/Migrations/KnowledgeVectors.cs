namespace Portal.Data.Migrations;

/// <summary>Places of pages and passages in spaces of meaning; they go with their document. A space has a row with what its readers need.</summary>
internal static class KnowledgeVectors
{
    public static IEnumerable<string> Create(bool sqlite)
    {
        var (id, bytes) = sqlite ? ("TEXT", "BLOB") : ("uuid", "bytea");
        string[] own = sqlite ? [.. Words()] : [];
        return
        [
            .. own,
            $"""
            CREATE TABLE "KnowledgeSpaces" ("Model" varchar(200) NOT NULL PRIMARY KEY, "Dimension" integer NOT NULL, "Generation" {id} NOT NULL, "Data" {bytes} NULL)
            """,
            $"""
            CREATE TABLE "KnowledgeVectors" ("Model" varchar(200) NOT NULL, "Document" {id} NOT NULL REFERENCES "Documents" ("Id") ON DELETE CASCADE,
                "Hash" varchar(64) NOT NULL, "Vector" {bytes} NOT NULL)
            """,
            """CREATE INDEX "IX_KnowledgeVectors_Document" ON "KnowledgeVectors" ("Document")""",
        ];
    }

    // What a reader of the full-text tables needs to keep parts of them in memory: a number that changes with them, and their words.
    private static IEnumerable<string> Words() =>
    [
        """CREATE TABLE "KnowledgeGeneration" ("Number" INTEGER NOT NULL)""",
        """INSERT INTO "KnowledgeGeneration" VALUES (1)""",
        .. new[] { "INSERT", "DELETE" }.Select(change =>
            $"""
            CREATE TRIGGER "KnowledgeRows_{change}_generation" AFTER {change} ON "KnowledgeRows" BEGIN UPDATE "KnowledgeGeneration" SET "Number" = "Number" + 1; END
            """),
        .. KnowledgeSearch.Lists.Select(list => $"CREATE VIRTUAL TABLE \"{list}_words\" USING fts5vocab('{list}', 'instance')"),
    ];

    public static IEnumerable<string> Drop(bool sqlite) =>
    [
        .. sqlite ? KnowledgeSearch.Lists.Select(list => $"DROP TABLE \"{list}_words\"") : [],
        .. sqlite ? ["DROP TRIGGER \"KnowledgeRows_INSERT_generation\"", "DROP TRIGGER \"KnowledgeRows_DELETE_generation\"", "DROP TABLE \"KnowledgeGeneration\""] : Array.Empty<string>(),
        "DROP TABLE \"KnowledgeVectors\"",
        "DROP TABLE \"KnowledgeSpaces\"",
    ];
}
