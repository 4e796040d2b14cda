using System.Text.RegularExpressions;
using Portal.Domain.Jobs;
using Portal.Domain.Knowledge.Crawling;

namespace Portal.Domain.Knowledge.Sources;

/// <summary>Something about a source that has to be put right.</summary>
/// <param name="Field">The property's name.</param>
/// <param name="Message">In a line.</param>
public sealed record SourceFault(string Field, string Message);

/// <summary>What a source must be like.</summary>
public static partial class SourceRules
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 80;

    /// <summary>Everything that is wrong with a source.</summary>
    public static IReadOnlyList<SourceFault> Check(KnowledgeSource source) =>
    [
        .. Fault(!Name().IsMatch(source.Name), nameof(source.Name), $"it needs a name of at most {LongestName} characters, without a colon"),
        .. source.Kind is "folder" or "site" or "web" ? Place(source) : [new(nameof(source.Kind), $"there is no kind '{source.Kind}'")],
        .. Fault(source.Cron is { } cron && Cron.TryParse(cron) is null, nameof(source.Cron), $"'{source.Cron}' is no cron expression of five fields"),
        .. Fault(source.Licence?.Length > 80, nameof(source.Licence), "the licence is named in at most 80 characters"),
        .. (source.ExcludedWords ?? []).Where(word => !Word().IsMatch(word)).Select(word => new SourceFault(nameof(source.ExcludedWords), $"'{word}' is no single word")),
        .. (source.Formats ?? []).Where(format => !Word().IsMatch(format.TrimStart('.'))).Select(format => new SourceFault(nameof(source.Formats), $"'{format}' is no ending of a file")),
    ];

    private static IEnumerable<SourceFault> Place(KnowledgeSource source) => source.IsFolder
        ? [
            .. Fault(string.IsNullOrWhiteSpace(source.Path), nameof(source.Path), "a folder needs a path"),
            .. Fault(!source.IsOperators && source.Path is { Length: > 0 } path && !Path.IsPathFullyQualified(path), nameof(source.Path), "the path is absolute"),
        ]
        : [
            .. Fault(string.IsNullOrWhiteSpace(source.Url) && source.Allow is not { Count: > 0 }, nameof(source.Url), "a web site needs a url"),
            .. Fault(source.Url is { Length: > 0 } url && !IsWeb(url), nameof(source.Url), "the url is an address like https://docs.example.net/"),
            .. (source.Allow ?? []).Where(entry => AllowedPlace.TryParse(entry) is null)
                .Select(entry => new SourceFault(nameof(source.Allow), $"'{entry}' is no host[:port][/path]")),
        ];

    private static IEnumerable<SourceFault> Fault(bool holds, string field, string message) => holds ? [new SourceFault(field, message)] : [];

    private static bool IsWeb(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") && address.Host.Length > 0 && address.UserInfo.Length == 0;

    // A colon would read as a job's argument.
    [GeneratedRegex(@"^[^\s:\p{C}][^:\p{C}]{0,79}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[\p{L}\p{N}_-]{1,40}$")]
    private static partial Regex Word();
}
