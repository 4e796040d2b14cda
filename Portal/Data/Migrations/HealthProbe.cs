namespace Portal.Data.Migrations;

/// <summary>One row that the readiness check writes, so that "ready" means a write really reached the disk.</summary>
internal static class HealthProbe
{
    public static IEnumerable<string> Create() =>
    [
        """CREATE TABLE "HealthProbe" ("Id" INTEGER NOT NULL PRIMARY KEY, "At" BIGINT NOT NULL)""",
        """INSERT INTO "HealthProbe" ("Id", "At") VALUES (1, 0)""",
    ];

    public static IEnumerable<string> Drop() => ["""DROP TABLE "HealthProbe" """];
}
