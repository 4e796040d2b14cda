namespace Portal.Hosting;

/// <summary>Tells pages, which get words and redirects, from programs, which get a status.</summary>
internal static class RequestKind
{
    private static readonly PathString[] ForPrograms = ["/api", "/hooks", "/hubs", "/_blazor", "/metrics", "/health"];

    /// <summary>True for a request that a person's browser makes to see a page.</summary>
    public static bool WantsPage(HttpRequest request)
    {
        if (ForPrograms.Any(prefix => request.Path.StartsWithSegments(prefix)) || request.HttpContext.WebSockets.IsWebSocketRequest)
        {
            return false;
        }

        var accept = request.Headers.Accept.ToString();
        return !accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("event-stream", StringComparison.OrdinalIgnoreCase);
    }
}
