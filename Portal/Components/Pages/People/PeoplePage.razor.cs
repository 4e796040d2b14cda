using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Portal.Domain.People;
using Portal.Hosting;
using Portal.Identity;

namespace Portal.Components.Pages.People;

/// <summary>Admins add people, give them a role, reset their password, let them in or not.</summary>
public sealed partial class PeoplePage(CallerAccessor callers, IOptions<PortalOptions> portal, IServiceProvider services)
{
    private Caller? _caller;

    [CascadingParameter] public HttpContext Http { get; set; } = null!;
    [SupplyParameterFromForm(FormName = "add")] public AddInput? Input { get; set; }
    [SupplyParameterFromForm(FormName = "person")] public ChangeInput? Change { get; set; }

    private List<PortalUser> Everybody { get; set; } = [];
    private string? Problem { get; set; }
    private string? Link { get; set; }
    private string? LinkFor { get; set; }

    private PeopleService People => services.GetRequiredService<PeopleService>();

    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Http.RequestAborted);
        Everybody = await People.ListAsync(Http.RequestAborted);
    }

    private async Task AddAsync()
    {
        var password = string.IsNullOrEmpty(Input?.Password) ? null : Input.Password;
        var outcome = await People.AddAsync(
            _caller!.UserId, Input?.Email ?? "", Input?.Name ?? "", Input?.Role ?? Role.Owner, password, Http.RequestAborted);
        await ShowAsync(outcome, wantsLink: password is null);
        Input = outcome.User is null ? Input : null;
    }

    private async Task ChangeAsync()
    {
        var (what, id) = Change?.Do?.Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        var outcome = what switch
        {
            "disable" or "enable" => await People.DisableAsync(_caller!.UserId, id, what == "disable", Http.RequestAborted),
            Policies.Owner => await People.ChangeRoleAsync(_caller!.UserId, id, Role.Owner, Http.RequestAborted),
            Policies.Agent => await People.ChangeRoleAsync(_caller!.UserId, id, Role.Agent, Http.RequestAborted),
            Policies.Admin => await People.ChangeRoleAsync(_caller!.UserId, id, Role.Admin, Http.RequestAborted),
            _ => new PeopleOutcome(Everybody.Find(user => user.Id == id), null),
        };
        await ShowAsync(outcome, wantsLink: what == "reset");
    }

    private async Task ShowAsync(PeopleOutcome outcome, bool wantsLink)
    {
        Problem = outcome.Problem;
        if (outcome.User is { } user && wantsLink)
        {
            var token = await People.PasswordLinkAsync(_caller!.UserId, user, Http.RequestAborted);
            var origin = portal.Value.PublicUrl?.TrimEnd('/') ?? $"{Http.Request.Scheme}://{Http.Request.Host}";
            Link = $"{origin}/account/password?person={user.Id}&token={Uri.EscapeDataString(token)}";
            LinkFor = user.Email;
        }

        Everybody = await People.ListAsync(Http.RequestAborted);
    }

    /// <summary>What the add form sends.</summary>
    public sealed class AddInput
    {
        public string? Email { get; set; }
        public string? Name { get; set; }
        public Role Role { get; set; }
        public string? Password { get; set; }
    }

    /// <summary>What the buttons of a row send: what to do and to whom.</summary>
    public sealed class ChangeInput
    {
        public string? Do { get; set; }
    }
}
