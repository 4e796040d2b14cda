using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Portal.Domain.ModelRouting;

/// <summary>Who a model is asked for.</summary>
public sealed record ModelBill(string OwnerId, Guid? ConversationId);

/// <summary>A tier that was asked and refused or failed before its first word.</summary>
public sealed record TierSkipped(ModelTier Tier, string Why);

/// <summary>
/// Asks the tiers in order and streams the first that speaks. Every call stands on the ledger. Before the first word a failure falls
/// silently to the next tier; after it the caller is told by an exception, because words were shown already.
/// </summary>
public sealed class MeteredModel(IModelClients clients, CostLedger ledger, IOptionsMonitor<ModelOptions> options, TimeProvider clock)
{
    /// <summary>Streams one model call.</summary>
    /// <param name="complexity">simple, moderate or complex.</param>
    /// <param name="chosen">Told the tier that answers, before its first update.</param>
    /// <exception cref="ModelProblemException">No tier answered, or one broke off in the middle.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        ModelBill bill, string complexity, IReadOnlyList<ChatMessage> messages, ChatOptions chat, Action<ModelTier> chosen,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var skipped = new List<TierSkipped>();
        foreach (var tier in TierOrder.For(complexity, options.CurrentValue))
        {
            await using var attempt = await BeginAsync(bill, tier, messages, chat, skipped, cancellationToken);
            if (attempt is null)
            {
                continue;
            }

            chosen(tier);
            do
            {
                yield return attempt.Current;
            }
            while (await attempt.MoveNextAsync());

            yield break;
        }

        throw new ModelProblemException(
            skipped.Count == 0 ? "no model is configured" : string.Join("; ", skipped.Select(s => $"{CostLedger.Word(s.Tier)}: {s.Why}")));
    }

    // The attempt with its first update read, or null when this tier has to be passed over.
    private async Task<Attempt?> BeginAsync(
        ModelBill bill, ModelTier tier, IReadOnlyList<ChatMessage> messages, ChatOptions chat, List<TierSkipped> skipped, CancellationToken cancellationToken)
    {
        if (clients.For(tier) is not { } client)
        {
            return null;
        }

        var prompt = TokenEstimate.Of(messages);
        if (await ledger.ReserveAsync(bill.OwnerId, bill.ConversationId, tier, prompt, cancellationToken) is not { } call)
        {
            skipped.Add(new TierSkipped(tier, "the day's budget is used up"));
            return null;
        }

        var attempt = new Attempt(client.GetStreamingResponseAsync(messages, chat, cancellationToken), call, ledger, clock, cancellationToken);
        try
        {
            if (await attempt.MoveNextAsync())
            {
                return attempt;
            }

            skipped.Add(new TierSkipped(tier, "it answered nothing"));
        }
        catch (ModelProblemException problem)
        {
            skipped.Add(new TierSkipped(tier, problem.Message));
        }

        await attempt.DisposeAsync();
        return null;
    }

    /// <summary>One call being read and metered.</summary>
    private sealed class Attempt(
        IAsyncEnumerable<ChatResponseUpdate> updates, ModelCall call, CostLedger ledger, TimeProvider clock, CancellationToken cancellationToken)
        : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<ChatResponseUpdate> _updates = updates.GetAsyncEnumerator(cancellationToken);
        private readonly StringBuilder _written = new();
        private string _state = "stopped";
        private UsageDetails? _usage;

        public ChatResponseUpdate Current => _updates.Current;

        public async Task<bool> MoveNextAsync()
        {
            try
            {
                if (!await _updates.MoveNextAsync())
                {
                    _state = "complete";
                    return false;
                }
            }
            catch (ModelProblemException problem)
            {
                (_state, call.Error) = ("failed", problem.Message);
                throw;
            }

            call.FirstTokenMs ??= (long)(clock.GetUtcNow() - call.CreatedAt).TotalMilliseconds;
            Note(_updates.Current);
            return true;
        }

        public async ValueTask DisposeAsync()
        {
            await _updates.DisposeAsync();
            call.State = _state;
            call.Estimated = _usage?.OutputTokenCount is null;
            call.TokensIn = (int?)_usage?.InputTokenCount ?? call.TokensIn;
            call.TokensOut = (int?)_usage?.OutputTokenCount ?? Math.Max(1, TokenEstimate.Of(_written.ToString()));
            await ledger.SettleAsync(call, CancellationToken.None);
        }

        private void Note(ChatResponseUpdate update)
        {
            _written.Append(update.Text);
            foreach (var content in update.Contents)
            {
                switch (content)
                {
                    case UsageContent usage:
                        _usage = usage.Details;
                        break;
                    case FunctionCallContent function:
                        _written.Append(function.Name).Append(function.Arguments is null ? "" : string.Join(',', function.Arguments.Select(a => $"{a.Key}{a.Value}")));
                        break;
                }
            }
        }
    }
}
