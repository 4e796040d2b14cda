using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Portal.Hosting;

namespace Portal.Identity;

/// <summary>
/// The session cookie: <c>__Host-portal</c>, Secure, over https; plain <c>portal</c> over http, where browsers refuse the prefix.
/// </summary>
internal sealed class PortalCookie(IOptions<PortalOptions> portal) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "portal";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/account/denied";
        options.ReturnUrlParameter = "returnUrl";
        options.EventsType = typeof(PortalCookieEvents);
        options.CookieManager = new ByScheme(portal.Value.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true);
    }

    private sealed class ByScheme(bool alwaysSecure) : ICookieManager
    {
        private readonly ChunkingCookieManager _inner = new();

        public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, Name(context, key));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
            _inner.AppendResponseCookie(context, Name(context, key), value, Secured(context, options));

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
            _inner.DeleteCookie(context, Name(context, key), Secured(context, options));

        private bool IsSecure(HttpContext context) => alwaysSecure || context.Request.IsHttps;

        private string Name(HttpContext context, string key) => IsSecure(context) ? "__Host-" + key : key;

        private CookieOptions Secured(HttpContext context, CookieOptions options)
        {
            options.Secure = IsSecure(context);
            return options;
        }
    }
}
