using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Portal.Api;
using Portal.Components;
using Portal.Hosting.Health;
using Portal.Hosting.Metrics;
using Portal.Identity;

namespace Portal.Hosting;

/// <summary>The way of a request, in order.</summary>
public static class PortalPipeline
{
    extension(WebApplication app)
    {
        /// <summary>Middleware and endpoints.</summary>
        public void UsePortal()
        {
            app.UseForwardedHeaders();
            app.UsePublicScheme();
            app.UseSecurityHeaders();
            app.UseErrorPages();
            app.UseRouting();
            app.UseOriginCheck();
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseAntiforgery();
            app.MapPortal();
        }

        // People get words, programs a bare status.
        private void UseErrorPages()
        {
            app.UseWhen(context => !RequestKind.WantsPage(context.Request), programs => programs.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = _ => Task.CompletedTask,
                AllowStatusCode404Response = true,
            }));
            app.UseWhen(context => RequestKind.WantsPage(context.Request), pages => pages
                .UseExceptionHandler("/error", createScopeForErrors: true)
                .UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true));
        }

        // Behind a TLS proxy that does not say so, links and cookies still have to be those of https.
        private void UsePublicScheme()
        {
            if (app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true)
            {
                app.Use((context, next) =>
                {
                    context.Request.Scheme = "https";
                    return next(context);
                });
            }
        }

        private void MapPortal()
        {
            app.MapStaticAssets().AllowAnonymous();
            app.MapHealth();
            app.MapMetricsText();
            app.MapAccount();
            app.MapAnalyticsExport();
            app.MapAttachments();
            app.MapRazorComponents<App>()
                .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'")
                .Add(RequireSignIn);
            app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
        }
    }

    // The circuit's own endpoints say nothing about who may come in; pages say it themselves.
    private static void RequireSignIn(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.Any(item => item is IAuthorizeData or IAllowAnonymous))
        {
            var isCircuit = (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText?.TrimStart('/').StartsWith('_') == true;
            if (isCircuit)
            {
                endpoint.Metadata.Add(new AuthorizeAttribute());
            }
        }
    }
}
