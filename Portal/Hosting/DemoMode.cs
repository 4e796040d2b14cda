namespace Portal.Hosting;

/// <summary>Whether the demo is on: demo panel, demo people, demo knowledge. Decided once, at start.</summary>
/// <param name="IsOn">Never true in Production.</param>
/// <param name="OffersSignIn">Whether the start page signs demo people in by one click: in Development only.</param>
public sealed record DemoMode(bool IsOn, bool OffersSignIn)
{
    /// <summary>On when asked for, or unasked in Development while no panel is configured.</summary>
    public static DemoMode From(IConfiguration configuration, IHostEnvironment environment)
    {
        var asked = configuration.GetValue<bool?>($"{PortalOptions.Section}:{nameof(PortalOptions.Demo)}");
        var noPanel = string.IsNullOrWhiteSpace(configuration["Panel:BaseUrl"]);
        var isOn = !environment.IsProduction() && (asked ?? (environment.IsDevelopment() && noPanel));
        return new DemoMode(isOn, isOn && environment.IsDevelopment());
    }
}
