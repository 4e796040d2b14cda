namespace Portal.Demo.Http;

/// <summary>Why the panel does not do what was asked, as it tells it: status, code, sentence.</summary>
internal sealed class PanelRefusal(int status, string code, string detail) : Exception(detail)
{
    public int Status => status;

    public string Code => code;

    /// <summary>The field and the rule it broke, for a 422.</summary>
    public (string Field, string Rule)? Rule { get; init; }

    /// <summary>Seconds to wait, for a 429 that says so.</summary>
    public int? RetryAfter { get; init; }

    public static PanelRefusal Unauthenticated() => new(401, "AuthenticationException", "Unauthenticated.");

    public static PanelRefusal Forbidden() => new(403, "AccessDeniedHttpException", "This action is unauthorized.");

    public static PanelRefusal Unknown() => new(404, "NotFoundHttpException", "The requested resource could not be found on the server.");

    public static PanelRefusal NotHere() => new(404, "NotFoundHttpException", "The requested resource does not exist on this server.");

    public static PanelRefusal Conflict(string detail) => new(409, "ServerStateConflictException", detail);

    public static PanelRefusal Display(string code, string detail) => new(400, code, detail);

    public static PanelRefusal BadRequest(string detail) => new(400, "BadRequestHttpException", detail);

    public static PanelRefusal Invalid(string field, string rule, string detail) => new(422, "ValidationException", detail) { Rule = (field, rule) };

    public static PanelRefusal TooMany(int seconds) => new(429, "ThrottleRequestsException", "Too Many Attempts.") { RetryAfter = seconds };

    /// <summary>A failure of the node. Pelican has only its HTTP client's sentence for all of them.</summary>
    public static PanelRefusal Node(DemoPanelKind kind, int status, string detail, string pelicanCode = "RequestException") => kind is DemoPanelKind.Pelican
        ? new(500, pelicanCode, "An unexpected error was encountered while processing this request, please try again.")
        : new(status, "DaemonConnectionException", detail);

    /// <summary>What Wings said no to, wrapped as the panel wraps it.</summary>
    public static PanelRefusal Wings(DemoPanelKind kind, int status, string text) =>
        Node(kind, status, $"An error occurred on the remote host: {text}. (request id: {Guid.NewGuid()})");
}
