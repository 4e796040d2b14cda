using System.Text.Json.Nodes;

namespace Portal.Demo.Http;

/// <summary>Faults of what stands before the panel (proxy, limiter) and of the panel as a whole.</summary>
internal static class ProxyFaults
{
    /// <summary>Answers instead of the panel where a fault says so.</summary>
    public static async Task<bool> AnswerAsync(DemoPanel panel, HttpContext http)
    {
        if (Take(panel, http, DemoFaultKind.Slow)?.Delay is { } delay)
        {
            await Task.Delay(delay, panel.Clock, http.RequestAborted);
        }

        if (Take(panel, http, DemoFaultKind.Html) is { } broken)
        {
            await PanelAnswer.Html(broken.Status, broken.Status == 503 ? "503 Service Temporarily Unavailable" : $"{broken.Status} Bad Gateway").WriteAsync(http);
        }
        else if (Take(panel, http, DemoFaultKind.HtmlOk) is not null)
        {
            await PanelAnswer.Html(200, "Welcome to the network").WriteAsync(http);
        }
        else if (Take(panel, http, DemoFaultKind.TooManyRequests) is { } limited)
        {
            await PanelDoor.RefuseAsync(http, new(429, "ThrottleRequestsException", "Too Many Attempts.") { RetryAfter = (int?)limited.Delay?.TotalSeconds });
        }
        else if (Take(panel, http, DemoFaultKind.Maintenance) is not null)
        {
            await PanelDoor.RefuseAsync(http, new(503, "HttpException", "The panel is currently undergoing maintenance."));
        }

        return http.Response.HasStarted;
    }

    /// <summary>Makes a good answer bad where a fault says so.</summary>
    public static PanelAnswer Spoil(DemoPanel panel, HttpContext http, PanelAnswer answer)
    {
        if (Take(panel, http, DemoFaultKind.WrongShape) is not null)
        {
            return PanelAnswer.Json(new JsonArray("unexpected", 42));
        }

        if (answer.Body is { Length: > 1 } && Take(panel, http, DemoFaultKind.CutBody) is not null)
        {
            http.Response.OnStarting(() =>
            {
                http.Response.ContentLength = answer.Body.Length;
                return Task.CompletedTask;
            });
            return answer with { Body = answer.Body[..(answer.Body.Length / 2)] };
        }

        return answer;
    }

    private static DemoFault? Take(DemoPanel panel, HttpContext http, DemoFaultKind kind) =>
        panel.Faults.Take(kind, http.Request.Method, http.Request.Path);
}
