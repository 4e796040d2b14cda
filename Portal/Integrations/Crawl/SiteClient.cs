using System.Net.Sockets;
using Portal.Domain.Knowledge.Crawling;
using Portal.Integrations.Egress;

namespace Portal.Integrations.Crawl;

/// <summary>
/// The crawler's way out for one source and run: guarded, named, paced by host, each answer bounded in time and size, tried once more where
/// the trouble may pass. It follows nothing; where a redirect leads is the caller's to decide.
/// </summary>
internal sealed class SiteClient : IDisposable
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http;
    private readonly HostPace _pace;
    private readonly CrawlOptions _options;
    private readonly TimeProvider _clock;

    public SiteClient(CrawlScope scope, HostPace pace, CrawlOptions options, TimeProvider clock)
    {
        (_pace, _options, _clock) = (pace, options, clock);
        _http = new HttpClient(GuardedHandler.Create(new CrawlEgress(scope), ConnectTime)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Bytes received so far.</summary>
    public long Bytes { get; private set; }

    public void Dispose() => _http.Dispose();

    /// <summary>Asks for an address. Never throws for what the site does.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="before">What is known of it, to be told when it did not change; or null.</param>
    /// <param name="mostBytes">Most of the body that is read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SiteReply> GetAsync(Uri address, CrawledPage? before, int mostBytes, CancellationToken cancellationToken)
    {
        var reply = await TryAsync(address, before, mostBytes, cancellationToken);
        return reply.IsPassing && reply.Problem != Refused ? await TryAsync(address, before, mostBytes, cancellationToken) : reply;
    }

    private const string Refused = "Its address is not one that may be connected to.";

    private async Task<SiteReply> TryAsync(Uri address, CrawledPage? before, int mostBytes, CancellationToken cancellationToken)
    {
        await _pace.WaitAsync(address, _options.Pace, cancellationToken);
        using var limit = new CancellationTokenSource(_options.PageTime, _clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var request = Request(address, before);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            return await ReadAsync(address, response, mostBytes, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SiteReply(address, 0, $"It did not answer within {_options.PageTime.TotalSeconds:0} seconds.");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            return new SiteReply(address, 0, IsRefused(problem) ? Refused : "It could not be connected to.");
        }
    }

    private HttpRequestMessage Request(Uri address, CrawledPage? before)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html, application/xhtml+xml, text/markdown, text/plain, application/pdf, */*;q=0.1");
        if (before?.ETag is { } etag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (before?.LastModified is { } modified)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return request;
    }

    private async Task<SiteReply> ReadAsync(Uri address, HttpResponseMessage response, int mostBytes, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is 429 or 503 && response.Headers.RetryAfter?.Delta is { } asked)
        {
            _pace.Hold(address, asked < LongestHold ? asked : LongestHold);
        }

        var reply = new SiteReply(address, status, status is 200 or 304 || (status is >= 300 and < 400) ? null : $"The site answers with {status}.")
        {
            Location = Header(response, "Location"),
            ETag = Short(Header(response, "ETag"), 300),
            LastModified = Short(Header(response, "Last-Modified"), 100),
            RobotsTag = Header(response, "X-Robots-Tag"),
            MediaType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(),
            Charset = response.Content.Headers.ContentType?.CharSet?.Trim('"'),
        };
        if (status != 200)
        {
            return reply;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var (body, buffer) = (new MemoryStream(), new byte[32 * 1024]);
        while (body.Length <= mostBytes && await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            body.Write(buffer, 0, read);
        }

        Bytes += body.Length;
        var isCut = body.Length > mostBytes;
        body.SetLength(Math.Min(body.Length, mostBytes));
        return reply with { Body = body.ToArray(), IsCut = isCut };
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    // A mark that is cut would match nothing.
    private static string? Short(string? text, int most) => text?.Length > most ? null : text;

    private static bool IsRefused(Exception problem)
    {
        for (var inner = problem; inner is not null; inner = inner.InnerException)
        {
            if (inner is EgressRefusedException)
            {
                return true;
            }
        }

        return false;
    }
}
