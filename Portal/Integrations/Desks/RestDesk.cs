using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Domain.Tickets;

namespace Portal.Integrations.Desks;

/// <summary>A helpdesk that takes <c>POST {base}/tickets</c> (contracts, A1). The same key on every try; any 2xx is success, whatever its body.</summary>
internal sealed class RestDesk(IHttpClientFactory clients, IOptionsMonitor<HelpdeskOptions> options, TimeProvider clock) : IDesk
{
    /// <summary>The name of the HTTP client.</summary>
    public const string Name = "helpdesk";

    /// <summary>Not taken: come back later.</summary>
    private static readonly HttpStatusCode[] Busy = [HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable];

    /// <summary>Something broke behind the door: the ticket may have been made before it did.</summary>
    private static readonly HttpStatusCode[] Broken = [HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.GatewayTimeout];

    /// <inheritdoc/>
    public async Task<DeskReceipt> CreateAsync(Ticket ticket, string idempotencyKey, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(ticket, idempotencyKey);
            using var response = await clients.CreateClient(Name).SendAsync(request, cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (HttpRequestException problem) when (problem.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError)
        {
            return new DeskReceipt(DeskOutcome.TryAgain, Problem: "The helpdesk cannot be reached.");
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException || (cut is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Unknown("The helpdesk broke off after the ticket was sent.", null);
        }
    }

    private HttpRequestMessage Request(Ticket ticket, string key)
    {
        var settings = options.CurrentValue;
        var request = new HttpRequestMessage(HttpMethod.Post, $"{settings.BaseUrl!.TrimEnd('/')}/tickets")
        {
            Content = JsonContent.Create(new Dictionary<string, object>
            {
                ["user_id"] = long.TryParse(ticket.OwnerId, CultureInfo.InvariantCulture, out var number) ? number : ticket.OwnerId,
                ["subject"] = ticket.Subject,
                ["description"] = ticket.Description,
                ["priority"] = ticket.Priority.ToString().ToLowerInvariant(),
                ["category"] = ticket.Category,
                ["ai_escalated"] = ticket.AiEscalated,
            }),
        };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Add("Idempotency-Key", key);
        if (!string.IsNullOrEmpty(settings.ApiKey))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiKey);
        }

        return request;
    }

    private async Task<DeskReceipt> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            var body = await BodyAsync(response, cancellationToken);
            return new DeskReceipt(DeskOutcome.Delivered, Id(body) ?? LastPart(response.Headers.Location), Url(body));
        }

        var problem = $"The helpdesk answered with status {(int)response.StatusCode}.";
        var wait = RetryAfter(response.Headers.RetryAfter);
        return Busy.Contains(response.StatusCode) ? new DeskReceipt(DeskOutcome.TryAgain, Problem: problem, RetryAfter: wait)
            : Broken.Contains(response.StatusCode) ? Unknown(problem, wait)
            : new DeskReceipt(DeskOutcome.Refused, Problem: problem);
    }

    // It was sent, and whether a ticket was made is not known. Only a receiver that honours the key may be asked again.
    private DeskReceipt Unknown(string problem, TimeSpan? wait) => options.CurrentValue.IgnoresKey
        ? new DeskReceipt(DeskOutcome.MaybeSent, Problem: $"{problem} Look there before sending it again.")
        : new DeskReceipt(DeskOutcome.TryAgain, Problem: $"{problem} It is tried again with the same key.", RetryAfter: wait);

    // No body, or one that is no JSON, is success without an id.
    private static async Task<JsonElement?> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        }
        catch (Exception odd) when (odd is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Id(JsonElement? body) =>
        Find(body, "id") ?? Find(body, "ticket_id") ?? Find(body, "number") ?? Find(body, "data", "id") ?? Find(body, "ticket", "id");

    private static string? Url(JsonElement? body)
    {
        var url = Find(body, "url") ?? Find(body, "html_url") ?? Find(body, "data", "url");
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? url : null;
    }

    private static string? Find(JsonElement? body, params string[] path)
    {
        var at = body;
        foreach (var name in path)
        {
            at = at is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child) ? child : null;
        }

        return at switch
        {
            { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 and <= 120 } value => value,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };
    }

    private static string? LastPart(Uri? location) =>
        location?.OriginalString.Split('?')[0].TrimEnd('/').Split('/')[^1] is { Length: > 0 and <= 120 } part ? part : null;

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };
}
