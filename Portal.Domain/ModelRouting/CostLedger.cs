using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Data;

namespace Portal.Domain.ModelRouting;

/// <summary>
/// Every model call with tokens and price (C5). The dearest a call can get is reserved before it starts, so that ceilings are
/// passed by no more than the calls already running.
/// </summary>
public sealed class CostLedger(IPortalDbFactory databases, IOptionsMonitor<ModelOptions> options, TimeProvider clock)
{
    /// <summary>Tokens an answer may have (security, D14).</summary>
    public const int AnswerTokens = 1500;

    /// <summary>Opens a row with the dearest price, or null when a ceiling would be passed.</summary>
    public async Task<ModelCall?> ReserveAsync(
        string ownerId, Guid? conversationId, ModelTier tier, int promptTokens, CancellationToken cancellationToken)
    {
        var model = options.CurrentValue.For(tier);
        var cost = Price(model, promptTokens, AnswerTokens);
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        if (cost > 0 && await WouldPassAsync(db, ownerId, cost, cancellationToken))
        {
            return null;
        }

        var call = new ModelCall
        {
            OwnerId = ownerId, ConversationId = conversationId, Tier = Word(tier), Model = model.Model, TokensIn = promptTokens, TokensOut = AnswerTokens,
            Estimated = true, Cost = cost, State = "running", CreatedAt = clock.GetUtcNow(),
        };
        db.ModelCalls.Add(call);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return call;
    }

    /// <summary>Writes down what the call really was.</summary>
    public async Task SettleAsync(ModelCall call, CancellationToken cancellationToken)
    {
        call.Cost = Price(options.CurrentValue.For(Enum.Parse<ModelTier>(call.Tier, ignoreCase: true)), call.TokensIn, call.TokensOut);
        call.DurationMs = (long)(clock.GetUtcNow() - call.CreatedAt).TotalMilliseconds;
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        db.ModelCalls.Update(call);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What the calls of a conversation's answer cost since a moment.</summary>
    public async Task<decimal> SpentAsync(Guid conversationId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        return await db.ModelCalls.Where(c => c.ConversationId == conversationId && c.CreatedAt >= since).SumAsync(c => c.Cost, cancellationToken);
    }

    /// <summary>The tier as the ledger names it.</summary>
    public static string Word(ModelTier tier) => tier.ToString().ToLowerInvariant();

    private async Task<bool> WouldPassAsync(IPortalDb db, string ownerId, decimal cost, CancellationToken cancellationToken)
    {
        var (all, mine) = (options.CurrentValue.DailyBudget, options.CurrentValue.OwnerDailyBudget);
        var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var calls = db.ModelCalls.Where(c => c.CreatedAt >= today);
        return (all is not null && await calls.SumAsync(c => c.Cost, cancellationToken) + cost > all)
            || (mine is not null && await calls.Where(c => c.OwnerId == ownerId).SumAsync(c => c.Cost, cancellationToken) + cost > mine);
    }

    private static decimal Price(ModelTierOptions model, int tokensIn, int tokensOut) =>
        ((tokensIn * model.InputPricePerMillion) + (tokensOut * model.OutputPricePerMillion)) / 1_000_000m;
}
