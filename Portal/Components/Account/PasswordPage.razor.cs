using Microsoft.AspNetCore.Components;
using Portal.Identity;

namespace Portal.Components.Account;

/// <summary>Where the one-time link of an admin leads: sets a password, once, within a day.</summary>
public sealed partial class PasswordPage(IServiceProvider services)
{
    [CascadingParameter] public HttpContext Http { get; set; } = null!;
    [SupplyParameterFromQuery] public string? Person { get; set; }
    [SupplyParameterFromQuery] public string? Token { get; set; }
    [SupplyParameterFromForm(FormName = "password")] public PasswordInput? Input { get; set; }

    private bool IsDone { get; set; }
    private string? Problem { get; set; }

    private async Task SubmitAsync()
    {
        var outcome = await services.GetRequiredService<PeopleService>()
            .SetPasswordByLinkAsync(Person ?? "", Token ?? "", Input?.Password ?? "", Http.RequestAborted);
        (IsDone, Problem) = (outcome.User is not null, outcome.Problem);
    }

    /// <summary>What the form sends.</summary>
    public sealed class PasswordInput
    {
        public string? Password { get; set; }
    }
}
