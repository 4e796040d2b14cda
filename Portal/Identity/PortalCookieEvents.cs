using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Portal.Domain.Safety;
using Portal.Hosting;

namespace Portal.Identity;

/// <summary>Checks the session behind the cookie on every request, and answers programs with 401 and 403 instead of pages.</summary>
internal sealed class PortalCookieEvents(PersonSessions sessions, IAuditTrail audit, TimeProvider clock) : CookieAuthenticationEvents
{
    public override Task SigningIn(CookieSigningInContext context)
    {
        // The cookie itself lasts as long as the session may stay idle; each use renews it.
        var idle = context.Principal?.ToCaller() is { } caller ? SessionPolicy.Idle(caller.Role) : TimeSpan.FromHours(1);
        context.Properties.IssuedUtc = clock.GetUtcNow();
        context.Properties.ExpiresUtc = context.Properties.IssuedUtc + idle;
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return; // files anybody may have: no need to ask the database
        }

        var caller = context.Principal?.ToCaller();
        if (caller is null || !await sessions.IsCurrentAsync(caller, seen: true, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(PortalClaims.Scheme);
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (RequestKind.WantsPage(context.Request))
        {
            context.Response.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden; // a page gets its words from StatusPages
        if (context.HttpContext.User.ToCaller() is { } caller)
        {
            var route = (context.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            await audit.AppendAsync(caller.UserId, caller.UserId, "access", "denied", new { route }, context.HttpContext.RequestAborted);
        }
    }
}
