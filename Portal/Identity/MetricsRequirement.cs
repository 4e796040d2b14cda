using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Portal.Hosting;

namespace Portal.Identity;

/// <summary>An admin, or the token of <c>Portal:MetricsToken</c> as a bearer token.</summary>
internal sealed class MetricsRequirement : IAuthorizationRequirement;

/// <inheritdoc cref="MetricsRequirement"/>
internal sealed class MetricsAccess(IOptionsMonitor<PortalOptions> options) : AuthorizationHandler<MetricsRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MetricsRequirement requirement)
    {
        if (context.User.IsInRole(Policies.Admin) || (context.Resource is HttpContext http && HasToken(http)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private bool HasToken(HttpContext http) =>
        options.CurrentValue.MetricsToken is { Length: > 0 } token
        && http.Request.Headers.Authorization.ToString() is { } given
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes($"Bearer {token}"), Encoding.UTF8.GetBytes(given));
}
