using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Portal.Domain.Panel;

namespace Portal.Integrations.Panel;

/// <summary>Speaks HTTP with the panel. Reads are tried again, writes go out exactly once.</summary>
internal sealed class PanelTransport(HttpClient http, IPanelAddress address, IOptions<PanelOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>Bodies beyond this are not read (contracts: no answer is larger).</summary>
    public const int LargestBody = 4 * 1024 * 1024;

    private readonly ResiliencePipeline<PanelReply> _reads = PanelPipelines.Reads(options.Value, clock);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _writes = new();
    private readonly PartitionedRateLimiter<string> _atOnce = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = 8, QueueLimit = 32 }));

    /// <summary>A read whose answer must be a success with JSON.</summary>
    public async Task<JsonElement> GetAsync(PanelCall call, string path, CancellationToken cancellationToken)
    {
        var reply = await ReadAsync(call, path, cancellationToken);
        if (!reply.IsSuccess)
        {
            throw Problem(PanelRefusals.From(reply, call));
        }

        try
        {
            return reply.IsJson ? reply.Json() : throw Problem(PanelRefusals.Down());
        }
        catch (JsonException broken)
        {
            throw new PanelProblemException(PanelRefusals.Down(), broken);
        }
    }

    /// <summary>A read, whatever the answer. Throws only when there is none.</summary>
    public async Task<PanelReply> ReadAsync(PanelCall call, string path, CancellationToken cancellationToken)
    {
        var target = Target(path);
        using var turn = await _atOnce.AcquireAsync(KeyName(call), cancellationToken: cancellationToken);
        if (!turn.IsAcquired)
        {
            throw Problem(new PanelProblem(PanelProblemKind.RateLimited, "Too much is asked of the panel at once. Please try again in a moment."));
        }

        try
        {
            return await _reads.ExecuteAsync(async token => await SendAsync(HttpMethod.Get, target, call, null, token), cancellationToken);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or TimeoutRejectedException or BrokenCircuitException)
        {
            throw new PanelProblemException(PanelRefusals.Down(), failed);
        }
    }

    /// <summary>A write: one request, one at a time for a server. A refusal means nothing happened; no answer means nobody knows.</summary>
    public async Task<PanelReply> WriteAsync(PanelCall call, HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        var target = Target(path);
        var turn = _writes.GetOrAdd(call.ServerId ?? "", _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            var reply = await SendOnceAsync(method, target, call, content, cancellationToken);
            return reply.IsSuccess ? reply : throw Refused(reply, call);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        _atOnce.Dispose();
        http.Dispose();
    }

    private static PanelProblemException Problem(PanelProblem problem) => new(problem);

    // A page of a proxy in place of an answer does not say whether the panel got the request.
    private static Exception Refused(PanelReply reply, PanelCall call) =>
        (int)reply.Status >= 500 && (reply.Error is null || reply is { Status: HttpStatusCode.BadGateway, Error.Code: "DaemonConnectionException" })
            ? new PanelUncertainException("The panel's answer was lost on the way.")
            : new PanelRefusedException(PanelRefusals.From(reply, call), reply);

    private async Task<PanelReply> SendOnceAsync(HttpMethod method, Uri target, PanelCall call, HttpContent? content, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await SendAsync(method, target, call, content, both.Token);
        }
        catch (HttpRequestException failed) when (failed.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            throw new PanelProblemException(PanelRefusals.Down(), failed); // never left this machine
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException)
        {
            throw new PanelUncertainException("The connection to the panel broke while the request was sent.", failed);
        }
    }

    private async Task<PanelReply> SendAsync(HttpMethod method, Uri target, PanelCall call, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, target) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", call.Key.Reveal());
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var body = await BodyAsync(response.Content, cancellationToken);
        return new PanelReply(response.StatusCode, response.Content.Headers.ContentType?.MediaType, body, RetryAfter(response));
    }

    private static async Task<byte[]> BodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (body.Length + read > LargestBody)
            {
                throw Problem(new PanelProblem(PanelProblemKind.Failed, "The panel's answer is larger than 4 MiB and was not read."));
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } at } => at - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private Uri Target(string path) => address.BaseUrl is { } panel ? new Uri($"{panel.ToString().TrimEnd('/')}{path}") : throw Problem(PanelRefusals.NoPanel());

    private static string KeyName(PanelCall call) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call.Key.Reveal())))[..16];
}
