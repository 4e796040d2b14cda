using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Safety;
using Portal.Hosting.Keys;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Identity;

public sealed class AuditTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "D32")]
    public async Task Writers_at_once_make_one_chain_without_gaps()
    {
        await using var database = await MakeAsync();
        var trail = database.Services.GetRequiredService<IAuditTrail>();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => trail.AppendAsync("a", "o", "thing.done", "done", new { i }, Token)));
        var verdict = await VerifyAsync(database);
        verdict.Lines.Should().Be(40);
        verdict.FirstBroken.Should().BeNull();
    }

    [Theory, Trait("Req", "D32")]
    [InlineData("""UPDATE "Audit" SET "State" = 'done' WHERE "Id" = 3""")]
    [InlineData("""DELETE FROM "Audit" WHERE "Id" = 3""")]
    public async Task The_database_itself_refuses_changes(string sql)
    {
        await using var database = await MakeAsync(lines: 5);
        var change = () => RunAsync(database, sql);
        (await change.Should().ThrowAsync<SqliteException>()).WithMessage("*append-only*");
    }

    [Theory, Trait("Req", "D32")]
    [InlineData("""UPDATE "Audit" SET "State" = 'denied' WHERE "Id" = 3""", 3)]
    [InlineData("""UPDATE "Audit" SET "CreatedAt" = "CreatedAt" + 1 WHERE "Id" = 4""", 4)]
    [InlineData("""UPDATE "Audit" SET "OwnerId" = NULL WHERE "Id" = 2""", 2)]
    [InlineData("""DELETE FROM "Audit" WHERE "Id" = 1""", 1)]
    [InlineData("""DELETE FROM "Audit" WHERE "Id" > 3""", 4)]
    public async Task Whoever_gets_past_the_triggers_is_found_at_the_first_broken_line(string sql, int firstBroken)
    {
        await using var database = await MakeAsync(lines: 5);
        await using (var db = await database.OpenForSystemAsync())
        {
            var last = await db.Audit.SingleAsync(e => e.Id == 5, Token);
            database.Services.GetRequiredService<AuditHead>().Write(new AuditHeadNote(last.Id, last.Hash));
        }

        (await VerifyAsync(database)).FirstBroken.Should().BeNull();
        await RunAsync(database, """DROP TRIGGER "Audit_no_update"; DROP TRIGGER "Audit_no_delete" """);
        await RunAsync(database, sql);
        (await VerifyAsync(database)).FirstBroken.Should().Be(firstBroken);
    }

    [Fact, Trait("Req", "D32")]
    public async Task A_line_made_without_the_key_is_found()
    {
        await using var database = await MakeAsync(lines: 2);
        await RunAsync(database, """
            INSERT INTO "Audit" ("Id", "Actor", "Action", "State", "Detail", "CreatedAt", "Hash") VALUES (3, 'x', 'y', 'done', '', 0, 'abc')
            """);
        (await VerifyAsync(database)).FirstBroken.Should().Be(3);
    }

    [Fact]
    public async Task The_key_lies_beside_the_ring_for_this_account_only()
    {
        await using var database = await MakeAsync(lines: 1);
        var key = Path.Combine(database.Folder, "keys", "audit.key");
        new FileInfo(key).Length.Should().Be(32);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(key).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static async Task<TestDatabase> MakeAsync(int lines = 0)
    {
        TestDatabase? made = null;
        made = await TestDatabase.CreateAsync(services => services
            .AddSingleton<TimeProvider>(new ManualClock())
            .AddSingleton(_ => new KeyFolder(Path.Combine(made!.Folder, "keys")))
            .AddSingleton<AuditKey>().AddSingleton<AuditHead>().AddSingleton<AuditVerifier>().AddSingleton<IAuditTrail, AuditTrail>());
        for (var i = 1; i <= lines; i++)
        {
            await made.Services.GetRequiredService<IAuditTrail>().AppendAsync("actor", "owner", "thing.done", "failed", new { i }, Token);
        }

        return made;
    }

    private static Task<AuditVerdict> VerifyAsync(TestDatabase database) => database.Services.GetRequiredService<AuditVerifier>().VerifyAsync(Token);

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var db = await database.OpenForSystemAsync();
        await db.Database.ExecuteSqlRawAsync(sql, Token);
    }
}
