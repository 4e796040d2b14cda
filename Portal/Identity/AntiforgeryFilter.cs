using Microsoft.AspNetCore.Antiforgery;

namespace Portal.Identity;

/// <summary>Refuses a state change that does not carry the page's antiforgery token.</summary>
public static class AntiforgeryFilter
{
    extension(RouteHandlerBuilder endpoint)
    {
        /// <summary>400 without a valid token, in the form field <c>__RequestVerificationToken</c> or the header <c>RequestVerificationToken</c>.</summary>
        public RouteHandlerBuilder RequireAntiforgery() => endpoint.AddEndpointFilter(async (context, next) =>
            await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
                ? await next(context)
                : Results.BadRequest());
    }
}
