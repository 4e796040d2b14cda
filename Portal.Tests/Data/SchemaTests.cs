using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Conversations;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Data;

public sealed class SchemaTests
{
    /// <summary>Each view and the columns it has beside <c>id, owner_id, state, created_at</c>.</summary>
    internal static readonly (string View, string Columns)[] Views =
    [
        ("message", "conversation_id, role, text"), ("action", "conversation_id, server_id, verb, outcome, expires_at"),
        ("ticket", "conversation_id, subject, external_id, trigger"), ("outbox", "ticket_id, attempts, next_at"),
        ("chunk", "document, source, content_hash"), ("job_run", "job, slot, ended_at, error"),
        ("usage", "conversation_id, tier, model, tokens_in, tokens_out, estimated, cost"), ("audit", "action, detail, hash"),
        ("memory", "kind, text"), ("session", "ended_at"),
    ];

    [Fact]
    public async Task Views_for_outside_checks_have_their_columns()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = await database.OpenForSystemAsync();
        foreach (var (view, columns) in Views)
        {
            var sql = $"SELECT count(*) AS Value FROM (SELECT id, owner_id, state, created_at, {columns} FROM chk_{view})";
            (await db.Database.SqlQueryRaw<int>(sql).SingleAsync(TestContext.Current.CancellationToken)).Should().Be(0, view);
        }
    }

    [Fact, Trait("Req", "S5")]
    public async Task Nobody_sees_anothers_rows_and_nobody_asking_sees_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var now = new ManualClock().GetUtcNow();
        await using (var db = await database.OpenAsync(Callers.Olivia))
        {
            db.Conversations.Add(new Conversation { OwnerId = Callers.Olivia.UserId, Title = "Mine", StartedAt = now, UpdatedAt = now });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var noah = await database.OpenAsync(Callers.Noah);
        (await noah.Conversations.CountAsync(TestContext.Current.CancellationToken)).Should().Be(0);
        await using var olivia = await database.OpenAsync(Callers.Olivia);
        (await olivia.Conversations.CountAsync(TestContext.Current.CancellationToken)).Should().Be(1);
        await using var ada = await database.OpenAsync(Callers.Ada);
        (await ada.Conversations.CountAsync(TestContext.Current.CancellationToken)).Should().Be(0, "it has no ticket");
        await using var scope = database.Services.CreateAsyncScope();
        var nobody = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        (await nobody.Conversations.CountAsync(TestContext.Current.CancellationToken)).Should().Be(0);
    }

    [Fact]
    public void Both_databases_have_no_pending_model_changes()
    {
        using var sqlite = new SqlitePortalDbContext(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite("Data Source=:memory:").Options);
        sqlite.Database.HasPendingModelChanges().Should().BeFalse();
        using var postgres = new PostgresPortalDbContext(new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql("Host=localhost").Options);
        postgres.Database.HasPendingModelChanges().Should().BeFalse();
    }
}
