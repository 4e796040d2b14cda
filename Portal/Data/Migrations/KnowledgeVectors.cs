namespace Portal.Data.Migrations;

/// <summary>Places of pages and passages in spaces of meaning; they go with their document. A space has a row with what its readers need.</summary>
internal static class KnowledgeVectors
{
    public static IEnumerable<string> Create(bool sqlite)
    {
        var (id, bytes) = sqlite ? ("TEXT", "BLOB") : ("uuid", "bytea");
        return
        [
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

    public static IEnumerable<string> Drop() => ["DROP TABLE \"KnowledgeVectors\"", "DROP TABLE \"KnowledgeSpaces\""];
}
