using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Domain.People;

namespace Portal.Identity;

/// <summary>Accounts, sessions, cookies, policies.</summary>
internal static class IdentitySetup
{
    extension(IServiceCollection services)
    {
        /// <summary>What every verb needs: accounts and sessions, no cookies.</summary>
        public IServiceCollection AddPeople()
        {
            services.AddIdentityCore<PortalUser>(Rules)
                .AddEntityFrameworkStores<PortalDbContext>()
                .AddTokenProvider<DataProtectorTokenProvider<PortalUser>>(TokenOptions.DefaultProvider);
            services.AddSingleton<PersonSessions>().AddSingleton<IPeople, PeopleDirectory>();
            services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
            return services.AddScoped<PeopleService>();
        }

        /// <summary>Who is there, in requests and circuits.</summary>
        public IServiceCollection AddSignIn()
        {
            services.AddAuthentication(PortalClaims.Scheme).AddCookie(PortalClaims.Scheme);
            services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>, PortalCookie>();
            services.AddScoped<PortalCookieEvents>();
            services.AddAuthorization(Policies.Add).AddSingleton<IAuthorizationHandler, MetricsAccess>();
            services.AddHttpContextAccessor().AddCascadingAuthenticationState();
            services.AddScoped<CircuitActivity>().AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitActivity>());
            services.AddScoped<AuthenticationStateProvider, PortalAuthenticationState>().AddScoped<CircuitHandler, SessionEndHandler>();
            services.AddSingleton<SignInThrottle>().AddSingleton<DummyPassword>().AddSingleton<SetupToken>();
            return services.AddScoped<SignInService>().AddScoped<CallerAccessor>();
        }
    }

    private static void Rules(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // Length counts, not signs (OWASP ASVS 5, 6.2); addresses are user names, whatever signs they have.
        options.User.AllowedUserNameCharacters = "";
        options.Password.RequiredLength = 8;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 4;
    }
}
