using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Portal.Demo;
using Portal.Hosting;

namespace Portal.Identity;

/// <summary>Signing out, and in Development signing in as one of the demo's people.</summary>
internal static class AccountEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        public void MapAccount()
        {
            routes.MapPost("/account/sign-out", SignOutAsync).AllowAnonymous();
            if (routes.ServiceProvider.GetRequiredService<DemoMode>().OffersSignIn)
            {
                routes.MapPost("/demo/sign-in", DemoSignInAsync).AllowAnonymous().RequireAntiforgery();
            }
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SignInService signIn, IAntiforgery antiforgery)
    {
        if (http.User.Identity?.IsAuthenticated == true && !await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest(); // with nobody signed in there is nothing to protect, and the token is of somebody gone
        }

        await signIn.SignOutAsync(http, http.RequestAborted);
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> DemoSignInAsync(HttpContext http, SignInService signIn, UserManager<PortalUser> users)
    {
        var email = http.Request.Form["email"].ToString();
        if (!DemoSeed.People.Any(person => person.Email == email) || await users.FindByEmailAsync(email) is not { DisabledAt: null } user)
        {
            return Results.NotFound();
        }

        await signIn.SignInAsync(http, user, http.RequestAborted);
        return Results.LocalRedirect(StartPages.For(user.Role));
    }
}
