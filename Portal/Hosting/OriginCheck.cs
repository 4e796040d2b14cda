using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Portal.Hosting;

/// <summary>
/// Websockets and hubs only for our own pages (security, D8): browsers let any site open a socket here, with the person's cookie,
/// and CORS does not stop it.
/// </summary>
internal static class OriginCheck
{
    extension(IApplicationBuilder app)
    {
        public IApplicationBuilder UseOriginCheck() => app.Use(async (context, next) =>
        {
            if (NeedsOrigin(context) && !IsOurs(context))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            await next(context);
        });
    }

    private static bool NeedsOrigin(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest || IsUpgrade(context.Request))
        {
            return true;
        }

        // Browsers send no Origin with a GET to their own site, which the script makes once before it connects.
        var isHub = context.Request.Path.StartsWithSegments("/_blazor") || context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null;
        return isHub && (!HttpMethods.IsGet(context.Request.Method) || context.Request.Headers.Origin.Count > 0);
    }

    private static bool IsUpgrade(HttpRequest request) =>
        request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase)
        || request.Headers.ContainsKey(":protocol");

    private static bool IsOurs(HttpContext context)
    {
        if (context.Request.Headers.Origin is not [{ Length: > 0 } origin])
        {
            return false;
        }

        var request = context.Request;
        return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || (PublicOrigin(context) is { } ours && string.Equals(origin, ours, StringComparison.OrdinalIgnoreCase));
    }

    private static string? PublicOrigin(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value.PublicUrl is { } url
            ? new Uri(url).GetLeftPart(UriPartial.Authority)
            : null;
}
