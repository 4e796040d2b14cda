using Microsoft.AspNetCore.Components;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Components.Pages.Settings;

/// <summary>A person's own account: plain forms, so that it works without scripts.</summary>
public sealed partial class SettingsPage(CallerAccessor callers, IPeople directory, IServiceProvider services, NavigationManager navigation)
{
    private Caller? _caller;

    [CascadingParameter] public HttpContext Http { get; set; } = null!;
    [SupplyParameterFromForm(FormName = "name")] public NameInput? Name { get; set; }
    [SupplyParameterFromForm(FormName = "password")] public PasswordInput? Password { get; set; }

    private Person? Person { get; set; }
    private string? Done { get; set; }
    private string? Problem { get; set; }

    private PeopleService People => services.GetRequiredService<PeopleService>();
    private SignInService SignIn => services.GetRequiredService<SignInService>();

    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Http.RequestAborted);
        Person = await directory.FindAsync(_caller.UserId, Http.RequestAborted);
    }

    private async Task RenameAsync()
    {
        var outcome = await People.RenameAsync(_caller!.UserId, Name?.Name ?? "", Http.RequestAborted);
        (Done, Problem) = (outcome.Problem is null ? "Your name is saved; it shows everywhere from your next sign-in on." : null, outcome.Problem);
    }

    private async Task ChangePasswordAsync()
    {
        var outcome = await People.ChangePasswordAsync(_caller!.UserId, Password?.Current ?? "", Password?.Next ?? "", Http.RequestAborted);
        if (outcome.User is { } user)
        {
            await SignIn.SignInAsync(Http, user, Http.RequestAborted); // all sessions ended, this one too: begin a new one here
            Done = "Your password is changed. Everywhere else you are signed out.";
        }

        Problem = outcome.Problem;
    }

    private async Task SignOutEverywhereAsync()
    {
        await SignIn.SignOutEverywhereAsync(Http, Http.RequestAborted);
        navigation.NavigateTo("/");
    }

    /// <summary>What the name form sends.</summary>
    public sealed class NameInput
    {
        public string? Name { get; set; }
    }

    /// <summary>What the password form sends.</summary>
    public sealed class PasswordInput
    {
        public string? Current { get; set; }
        public string? Next { get; set; }
    }
}
