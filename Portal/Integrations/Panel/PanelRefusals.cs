using System.Net;
using Portal.Domain.Panel;

namespace Portal.Integrations.Panel;

/// <summary>Turns each refusal into its own problem: by the panel's code and the kind of body first, then by the status. Pure.</summary>
internal static class PanelRefusals
{
    /// <summary>The problem of an answer that is no success.</summary>
    public static PanelProblem From(PanelReply reply, PanelCall call) =>
        (reply.IsRedirect ? KeyRevoked(call) : FromCode(reply, call) ?? FromStatus(reply, call)) with { Status = (int)reply.Status };

    /// <summary>The panel did not answer, or not as a panel.</summary>
    public static PanelProblem Down() =>
        new(PanelProblemKind.PanelDown, "The game panel does not answer at the moment. This is not about your server; please try again in a few minutes.");

    /// <summary>No panel is configured.</summary>
    public static PanelProblem NoPanel() => new(PanelProblemKind.PanelDown, "This portal has no game panel configured yet.");

    /// <summary>The state conflict could not be told apart.</summary>
    public static PanelProblem Conflict(PanelReply reply) =>
        new(PanelProblemKind.Failed, "The panel says that the server is in a state in which this is not possible at the moment.", Status: (int)reply.Status);

    public static PanelProblem KeyRevoked(PanelCall call) => new(
        PanelProblemKind.KeyRevoked,
        call.OwnerId is null
            ? "The portal's own key to the panel is no longer accepted. The operator of this portal has to enter a new one."
            : "The panel no longer accepts your key. Please enter a new one in the settings.");

    private static PanelProblem? FromCode(PanelReply reply, PanelCall call) => reply.Error?.Code switch
    {
        "AuthenticationException" => KeyRevoked(call),
        "TwoFactorAuthRequiredException" => new(PanelProblemKind.Failed, "The panel asks for two-factor sign-in on your panel account before it lets anything through."),
        "DaemonConnectionException" or "RequestException" => FromNode(reply),
        "ConnectionException" => NodeOffline(),
        "ValidationException" => Invalid(reply),
        "TooManyBackupsException" => new(PanelProblemKind.Failed, "The limit of backups for this server is reached. Delete one in the panel first."),
        "FileSizeTooLargeException" => new(PanelProblemKind.Failed, "The file is too large to be read in one piece."),
        "HttpForbiddenException" or "AccessDeniedHttpException" => NoPermission(call),
        "NotFoundHttpException" => ServerWords.NotFound(),
        "HttpException" when reply.Status is HttpStatusCode.BadGateway => ServerOffline(),
        null when !reply.IsJson && (int)reply.Status is not (401 or 404 or 429) => Down(),
        _ => null,
    };

    private static PanelProblem FromStatus(PanelReply reply, PanelCall call) => (int)reply.Status switch
    {
        401 when reply.IsJson => KeyRevoked(call),
        401 => Down(),
        403 => NoPermission(call),
        404 => reply.IsHtml ? Down() : ServerWords.NotFound(),
        409 => Conflict(reply),
        422 => Invalid(reply),
        429 => Limited(reply),
        504 => NodeOffline(),
        502 or 503 or >= 520 => Down(),
        >= 500 => new(PanelProblemKind.Failed, "The panel had an error of its own and did not do this."),
        _ => new(PanelProblemKind.Failed, "The panel refused this."),
    };

    // 4xx of the node are passed through by the panel: they say nothing about the caller's key or rights.
    private static PanelProblem FromNode(PanelReply reply) => (int)reply.Status switch
    {
        504 => NodeOffline(),
        429 => Limited(reply),
        401 or 403 or 502 => new(PanelProblemKind.NodeOffline, "The machine this server runs on does not answer the panel properly at the moment. The host has to look at it."),
        404 => new(PanelProblemKind.Failed, "The machine this server runs on does not find what was asked for."),
        409 => new(PanelProblemKind.Failed, "The machine this server runs on is busy with something else for this server. Try again in a minute."),
        _ => new(PanelProblemKind.Failed, "The machine this server runs on could not do this."),
    };

    private static PanelProblem NodeOffline() =>
        new(PanelProblemKind.NodeOffline, "The machine this server runs on cannot be reached by the panel at the moment.");

    private static PanelProblem ServerOffline() =>
        new(PanelProblemKind.ServerOffline, "The server is off; it has to run for this.");

    private static PanelProblem NoPermission(PanelCall call) => call.Permission is { } permission
        ? ServerWords.NoPermission(permission)
        : new(PanelProblemKind.NoPermission, "The panel does not allow this with your key. It may be limited to other addresses.");

    private static PanelProblem Limited(PanelReply reply) => new(
        PanelProblemKind.RateLimited,
        reply.RetryAfter is { } wait
            ? $"The panel asks to wait {(wait.TotalSeconds < 90 ? $"{Math.Ceiling(wait.TotalSeconds)} seconds" : $"{Math.Ceiling(wait.TotalMinutes)} minutes")} before the next request."
            : "The panel gets too many requests at the moment. Please try again in a minute.",
        RetryAfter: reply.RetryAfter);

    private static PanelProblem Invalid(PanelReply reply)
    {
        var fields = reply.Error?.Fields;
        return new PanelProblem(PanelProblemKind.Invalid, "The panel does not accept this value.", Fields: fields is { Count: > 0 } ? fields : null);
    }
}
