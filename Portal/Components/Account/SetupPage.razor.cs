using Microsoft.AspNetCore.Components;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Components.Account;

/// <summary>Makes the first admin with the one-time token; not there once an admin exists.</summary>
public sealed partial class SetupPage(IServiceProvider services, NavigationManager navigation)
{
    private PeopleService People => services.GetRequiredService<PeopleService>();

    [CascadingParameter] public HttpContext Http { get; set; } = null!;
    [SupplyParameterFromForm(FormName = "setup")] public SetupInput? Input { get; set; }

    private string? Problem { get; set; }

    /// <summary>A form must not be drawn on a page that says it is not there: the framework trips over it.</summary>
    private bool IsOpen { get; set; }

    protected override void OnInitialized()
    {
        IsOpen = services.GetRequiredService<SetupToken>().IsOpen;
        if (!IsOpen)
        {
            navigation.NotFound();
        }
    }

    private async Task SubmitAsync()
    {
        PortalUser? made = null;
        var isRight = await services.GetRequiredService<SetupToken>()
            .UseAsync(Input?.Token ?? "", async () => (made = await MakeAsync()) is not null, Http.RequestAborted);
        if (made is not null)
        {
            await services.GetRequiredService<SignInService>().SignInAsync(Http, made, Http.RequestAborted);
            navigation.NavigateTo(StartPages.For(Role.Admin));
        }

        Problem ??= isRight ? null : "That is not the token, or it was used already.";
    }

    private async Task<PortalUser?> MakeAsync()
    {
        if (await People.AnyAdminAsync(Http.RequestAborted))
        {
            Problem = "There is an admin already. Sign in instead.";
            return null;
        }

        var outcome = await People.AddAsync(
            "system", Input!.Email ?? "", Input.Name ?? "", Role.Admin, Input.Password ?? "", Http.RequestAborted);
        Problem = outcome.Problem;
        return outcome.User;
    }

    /// <summary>What the form sends.</summary>
    public sealed class SetupInput
    {
        public string? Token { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Password { get; set; }
    }
}
