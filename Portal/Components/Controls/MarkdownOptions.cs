using Microsoft.Extensions.Options;

namespace Portal.Components.Controls;

/// <summary>What a rendered text may point at.</summary>
public sealed class MarkdownOptions
{
    public const string Section = "Markdown";

    /// <summary>
    /// Hosts that a link may lead to, separated by commas, besides the portal's own; exact names, no patterns. Name the sites that are
    /// configured as knowledge sources. A link to any other host is shown as plain text.
    /// </summary>
    public string LinkHosts { get; set; } = "";
}

internal sealed class MarkdownOptionsValidator : IValidateOptions<MarkdownOptions>
{
    public ValidateOptionsResult Validate(string? name, MarkdownOptions options) =>
        LinkRule.Split(options.LinkHosts).FirstOrDefault(host => Uri.CheckHostName(host) is not UriHostNameType.Dns) is { } wrong
            ? ValidateOptionsResult.Fail($"{MarkdownOptions.Section}:{nameof(options.LinkHosts)}: \"{wrong}\" is not a host name.")
            : ValidateOptionsResult.Success;
}
