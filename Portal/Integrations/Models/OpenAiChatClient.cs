using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using Portal.Domain.ModelRouting;

namespace Portal.Integrations.Models;

/// <summary>
/// A streaming client for OpenAI-compatible servers. Its own reader, because the common ones run cut tool calls and take a cut stream for a
/// finished one (contracts B4). It never tries again: falling over to another tier is the router's.
/// </summary>
internal sealed class OpenAiChatClient(HttpClient http, ModelTierOptions tier, TimeProvider clock) : IChatClient
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            updates.Add(update);
        }

        return updates.ToChatResponse();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var patience = new Patience(clock, cancellationToken);
        patience.Allow(TimeSpan.FromSeconds(tier.FirstTokenSeconds));
        using var response = await SendAsync(OpenAiWire.Request(tier.Model, messages, options).ToJsonString(), patience);
        await using var stream = await GuardAsync(() => response.Content.ReadAsStreamAsync(patience.Token), patience);
        await using var updates = new AnswerStream().ReadAsync(SseLines.ReadAsync(stream, patience.Token), patience.Token).GetAsyncEnumerator(patience.Token);
        var total = clock.GetUtcNow() + TimeSpan.FromSeconds(tier.TotalSeconds);
        while (await GuardAsync(async () => await updates.MoveNextAsync(), patience))
        {
            yield return updates.Current;
            var left = total - clock.GetUtcNow();
            patience.Allow(left < Gap ? left : Gap);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The HTTP client belongs to the factory.
    }

    private async Task<HttpResponseMessage> SendAsync(string body, Patience patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{tier.Endpoint!.TrimEnd('/')}/chat/completions")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (!string.IsNullOrEmpty(tier.ApiKey))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tier.ApiKey);
        }

        var response = await GuardAsync(() => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token), patience);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await GuardAsync(() => ModelErrors.FromResponseAsync(response, patience.Token), patience);
        }
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> step, Patience patience)
    {
        try
        {
            return await step();
        }
        catch (OperationCanceledException) when (patience.RanOut)
        {
            throw new ModelProblemException("it was silent for too long");
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or System.Text.Json.JsonException)
        {
            throw new ModelProblemException("the connection failed or broke off", inner: lost);
        }
    }

    /// <summary>The caller's token, joined with a limit that is set anew at every sign of life.</summary>
    private sealed class Patience : IDisposable
    {
        private readonly CancellationToken _caller;
        private readonly CancellationTokenSource _limit;
        private readonly CancellationTokenSource _joined;
        private readonly ITimer _timer;

        public Patience(TimeProvider clock, CancellationToken caller)
        {
            _caller = caller;
            _limit = new CancellationTokenSource();
            _joined = CancellationTokenSource.CreateLinkedTokenSource(caller, _limit.Token);
            _timer = clock.CreateTimer(_ => _limit.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public CancellationToken Token => _joined.Token;

        public bool RanOut => _limit.IsCancellationRequested && !_caller.IsCancellationRequested;

        public void Allow(TimeSpan time) => _timer.Change(time > TimeSpan.Zero ? time : TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        public void Dispose()
        {
            _timer.Dispose();
            _joined.Dispose();
            _limit.Dispose();
        }
    }
}
