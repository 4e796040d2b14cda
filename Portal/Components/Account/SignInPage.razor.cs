using Microsoft.AspNetCore.Components;
using Portal.Identity;

namespace Portal.Components.Account;

/// <summary>A plain form that works without scripts.</summary>
public sealed partial class SignInPage(IServiceProvider services, NavigationManager navigation)
{
    [CascadingParameter] public HttpContext Http { get; set; } = null!;
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }
    [SupplyParameterFromForm(FormName = "sign-in")] public SignInInput? Input { get; set; }

    private string? Problem { get; set; }

    protected override void OnInitialized()
    {
        if (HttpMethods.IsGet(Http.Request.Method) && Http.User.ToCaller() is { } caller)
        {
            navigation.NavigateTo(StartPages.Return(ReturnUrl, caller.Role));
        }
    }

    private async Task SubmitAsync()
    {
        var signIn = services.GetRequiredService<SignInService>();
        var outcome = await signIn.TryAsync(Http, Input?.Email ?? "", Input?.Password ?? "", Http.RequestAborted);
        if (outcome.User is { } user)
        {
            navigation.NavigateTo(StartPages.Return(ReturnUrl, user.Role));
        }
        else if (outcome.RetryAfter is { } wait)
        {
            Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            Problem = $"Too many failed tries. Try again in {Math.Ceiling(wait.TotalMinutes)} minutes.";
        }
        else
        {
            Problem = "This e-mail address and password do not belong together.";
        }
    }

    /// <summary>What the form sends.</summary>
    public sealed class SignInInput
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
    }
}
