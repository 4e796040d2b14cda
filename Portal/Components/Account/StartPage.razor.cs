using Microsoft.AspNetCore.Components;
using Portal.Hosting;
using Portal.Identity;

namespace Portal.Components.Account;

/// <summary>What this is, for people who are not signed in; the others go on to their first page.</summary>
public sealed partial class StartPage(DemoMode demo, NavigationManager navigation)
{
    [CascadingParameter] public HttpContext Http { get; set; } = null!;

    private DemoMode Demo => demo;

    protected override void OnInitialized()
    {
        if (Http.User.ToCaller() is { } caller)
        {
            navigation.NavigateTo(StartPages.For(caller.Role));
        }
    }
}
