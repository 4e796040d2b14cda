using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Attachments;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Api;

/// <summary>
/// Attached logs over HTTP: received as a stream, read in windows. Only their owner finds them; to anybody else they are not there.
/// </summary>
internal static class AttachmentRoutes
{
    /// <summary>The largest body; what it unpacks to is counted by <see cref="AttachmentOptions.MostMegabytes"/>. A little more, so that our own words say no.</summary>
    private const long MostBody = 65L << 20;

    private const int StripParts = 400;

    extension(IEndpointRouteBuilder routes)
    {
        public void MapAttachments()
        {
            var attachments = routes.MapGroup("/api/attachments").RequireAuthorization(Policies.Owner);
            attachments.MapPost("/", ReceiveAsync).RequireAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBody));
            attachments.MapDelete("/{id:guid}", DiscardAsync).RequireAntiforgery();
            attachments.MapGet("/{id:guid}/outline", OutlineAsync);
            attachments.MapGet("/{id:guid}/lines", LinesAsync);
            attachments.MapGet("/{id:guid}/find", FindAsync);
        }
    }

    /// <summary>The body is the file as it is; its name stands in <c>X-File-Name</c>, URI-encoded.</summary>
    private static async Task<IResult> ReceiveAsync(HttpContext http, AttachmentService attachments, CallerAccessor callers, IPeople people, CancellationToken cancellationToken)
    {
        var caller = await callers.GetAsync(cancellationToken);
        if (!await people.IsCurrentAsync(caller, cancellationToken))
        {
            return Results.Unauthorized();
        }

        if (http.Request.ContentLength > MostBody)
        {
            return Refused(http, UploadRefusal.TooLarge((int)(MostBody >> 20) - 1));
        }

        try
        {
            var name = Uri.UnescapeDataString(http.Request.Headers["X-File-Name"].ToString());
            var result = await attachments.ReceiveAsync(caller, name, http.Request.Body, cancellationToken);
            return result.Attachment is { } taken
                ? Results.Json(new { id = taken.Id, name = taken.Name, bytes = taken.Bytes, lines = taken.Lines, expiresAt = taken.ExpiresAt }, statusCode: StatusCodes.Status201Created)
                : Refused(http, result.Refused!);
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refused(http, UploadRefusal.TooLarge((int)(MostBody >> 20) - 1));
        }
    }

    private static async Task<IResult> DiscardAsync(Guid id, AttachmentService attachments, CallerAccessor callers, CancellationToken cancellationToken) =>
        await attachments.DiscardAsync(await callers.GetAsync(cancellationToken), id, cancellationToken) ? Results.NoContent() : Results.NotFound();

    private static async Task<IResult> OutlineAsync(Guid id, AttachmentService attachments, CallerAccessor callers, CancellationToken cancellationToken) =>
        await attachments.OpenAsync(await callers.GetAsync(cancellationToken), id, cancellationToken) is { } log
            ? Results.Json(new { lines = log.Index.Lines, strip = log.Index.Overview(StripParts) })
            : Results.NotFound();

    private static async Task<IResult> LinesAsync(
        Guid id, long from, int count, AttachmentService attachments, CallerAccessor callers, CancellationToken cancellationToken)
    {
        if (from < 1 || count is < 1 or > StoredLog.MostLines)
        {
            return Results.BadRequest();
        }

        return await attachments.OpenAsync(await callers.GetAsync(cancellationToken), id, cancellationToken) is { } log
            ? Results.Json(new { from, lines = (await log.WindowAsync(from, count, cancellationToken)).Select(line => new { t = line.Text, l = line.Level, c = line.Cut }) })
            : Results.NotFound();
    }

    private static async Task<IResult> FindAsync(Guid id, string text, AttachmentService attachments, CallerAccessor callers, CancellationToken cancellationToken)
    {
        if (text.Length is 0 or > 200)
        {
            return Results.BadRequest();
        }

        if (await attachments.OpenAsync(await callers.GetAsync(cancellationToken), id, cancellationToken) is not { } log)
        {
            return Results.NotFound();
        }

        var hits = await log.FindAsync(text, cancellationToken);
        return Results.Json(new { count = hits.Count, lines = hits.Lines });
    }

    private static IResult Refused(HttpContext http, UploadRefusal refusal)
    {
        if (refusal.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Results.Json(new { message = refusal.Message }, statusCode: refusal.Problem switch
        {
            UploadProblem.TooLarge => StatusCodes.Status413PayloadTooLarge,
            UploadProblem.Archive or UploadProblem.NotText => StatusCodes.Status415UnsupportedMediaType,
            UploadProblem.TooMany => StatusCodes.Status429TooManyRequests,
            UploadProblem.NoRoom => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        });
    }
}
