using Microsoft.AspNetCore.Components;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Domain.Safety;
using Portal.Identity;

namespace Portal.Components.Pages.Settings;

/// <summary>Links and unlinks the person's panel account by their own client key.</summary>
public sealed partial class PanelLinkSection(CallerAccessor callers, PanelLinkService links)
{
    private Caller? _caller;

    [CascadingParameter] public HttpContext Http { get; set; } = null!;
    [SupplyParameterFromForm(FormName = "panel-link")] public KeyInput? Input { get; set; }

    private LinkedAccount? Linked { get; set; }
    private string? Done { get; set; }
    private string? Problem { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Http.RequestAborted);
        Linked = await links.FindAsync(_caller, Http.RequestAborted);
    }

    private async Task LinkAsync()
    {
        if (string.IsNullOrWhiteSpace(Input?.Key))
        {
            Problem = "Please enter the key.";
            return;
        }

        try
        {
            Linked = await links.LinkAsync(_caller!, new Secret(Input.Key), CancellationToken.None);
            Done = $"Linked with the panel account {Linked.Username}.";
        }
        catch (PanelProblemException problem)
        {
            Problem = problem.Problem.Kind is PanelProblemKind.KeyRevoked ? "The panel does not know this key. Please copy it again, whole." : problem.Problem.Message;
        }
    }

    private async Task UnlinkAsync()
    {
        await links.UnlinkAsync(_caller!, CancellationToken.None);
        (Linked, Done) = (null, "Your panel account is no longer linked; the key is deleted here. You may also delete it in the panel.");
    }

    /// <summary>What the form sends.</summary>
    public sealed class KeyInput
    {
        public string? Key { get; set; }
    }
}
