namespace Portal.Components.Controls;

/// <summary>What the controls need from the container.</summary>
public static class ControlsSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddControls()
        {
            services.AddOptionsWithValidateOnStart<MarkdownOptions, MarkdownOptionsValidator>().BindConfiguration(MarkdownOptions.Section);
            services.AddSingleton<LinkRule>();
            return services.AddScoped<Toasts>();
        }
    }
}
