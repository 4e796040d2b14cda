using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Portal.Domain.Panel;

namespace Portal.Integrations.Panel;

/// <summary>Patience with a panel that fails for a moment (figures: security, part 3). For reads only; a write has no pipeline.</summary>
internal static class PanelPipelines
{
    /// <summary>Longer waits are handed to the caller as "rate limited".</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>2 more tries after 0.3 s, growing; a breaker that opens for 20 s at half of at least 10 calls in 30 s failing; 10 s a try, 30 s in all.</summary>
    public static ResiliencePipeline<PanelReply> Reads(PanelOptions options, TimeProvider clock) =>
        new ResiliencePipelineBuilder<PanelReply> { TimeProvider = clock }
            .AddTimeout(options.Timeout)
            .AddRetry(Retry())
            .AddCircuitBreaker(Breaker())
            .AddTimeout(options.ReadTimeout)
            .Build();

    private static RetryStrategyOptions<PanelReply> Retry() => new()
    {
        MaxRetryAttempts = 2,
        Delay = TimeSpan.FromMilliseconds(300),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is { } failed ? IsPassing(failed) : IsPassing(outcome.Outcome.Result!)),
        DelayGenerator = outcome => ValueTask.FromResult(outcome.Outcome.Result?.RetryAfter),
    };

    private static CircuitBreakerStrategyOptions<PanelReply> Breaker() => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = TimeSpan.FromSeconds(20),
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is { } failed ? IsPassing(failed) : IsDown(outcome.Outcome.Result!)),
    };

    private static bool IsPassing(Exception failed) => failed is HttpRequestException or IOException or TimeoutRejectedException;

    private static bool IsPassing(PanelReply reply) =>
        reply.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        && !(reply.RetryAfter > LongestWait);

    // One node that is off must not close the way to the whole panel: what the panel says itself is no failure of the panel.
    private static bool IsDown(PanelReply reply) =>
        reply.Status is HttpStatusCode.ServiceUnavailable || ((int)reply.Status >= 502 && reply.Error is null);
}
