using System.Text.RegularExpressions;

namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>A page among those found.</summary>
public sealed record FoundPage(Guid Id, string Source, string Path, string? Tags);

/// <summary>What is known of pages before anything is asked, and what the other pages found say about them.</summary>
public static partial class PagePriors
{
    /// <summary>Documentation for developers answers few owners' questions.</summary>
    private const double ForDevelopers = 0.85;

    /// <summary>A page of which a newer version is there as well.</summary>
    private const double OldVersion = 0.97;

    /// <summary>A page about another version of the software that the server runs.</summary>
    private const double OtherVersion = 0.85;

    /// <summary>A page about the software that the server runs, in its version or in none.</summary>
    private const double SameSoftware = 1.1;

    /// <summary>
    /// How much the product counts that most of the best pages are about. A question often names no product, or a wrong one, but what it
    /// says is found in one product's pages more than in others'.
    /// </summary>
    private const double OfProduct = 0.75;

    /// <summary>How many pages say which product it is.</summary>
    private const int Telling = 10;

    /// <summary>The scores with everything taken into account.</summary>
    /// <param name="scores">Fused scores.</param>
    /// <param name="pages">What is known of them; one that is not there loses.</param>
    /// <param name="asked">The question, and what its server runs.</param>
    public static Dictionary<Guid, double> Apply(IReadOnlyDictionary<Guid, double> scores, IReadOnlyList<FoundPage> pages, KnowledgeQuestion asked)
    {
        var newest = pages.GroupBy(Family).ToDictionary(family => family.Key, family => family.Max(VersionOf));
        var weighed = pages.Select(page => (Page: page, Score: scores[page.Id] * OfPage(page, newest[Family(page)], asked))).ToList();
        var best = weighed.OrderByDescending(page => page.Score).Take(Telling).ToList();
        var all = best.Sum(page => page.Score);
        var products = best.GroupBy(page => Product(page.Page)).ToDictionary(product => product.Key, product => product.Sum(page => page.Score) / all);
        return weighed.ToDictionary(page => page.Page.Id, page => page.Score * (1 + (OfProduct * products.GetValueOrDefault(Product(page.Page)))));
    }

    private static double OfPage(FoundPage page, Version? newest, KnowledgeQuestion asked)
    {
        var prior = Developers().IsMatch(page.Path) ? ForDevelopers : 1;
        var versions = VersionsOf(page);
        if (asked.Software is { Length: > 0 } software && Words(page).Contains(software, StringComparer.OrdinalIgnoreCase))
        {
            var fits = asked.Version is null || Parse(asked.Version) is not { } wanted || versions.Count == 0 || versions.Any(own => Fits(own, wanted));
            return prior * (fits ? SameSoftware : OtherVersion);
        }

        return VersionOf(page) is { } folder && newest > folder && !asked.Text.Contains(folder.ToString(), StringComparison.Ordinal)
            ? prior * OldVersion
            : prior;
    }

    private static bool Fits(Version own, Version wanted) => own.Major == wanted.Major && own.Minor == wanted.Minor;

    private static string[] Words(FoundPage page) => $"{page.Path} {page.Tags}".Split([' ', '/', '-', '_', ','], StringSplitOptions.RemoveEmptyEntries);

    private static List<Version> VersionsOf(FoundPage page) =>
        [.. VersionWord().Matches($"{page.Path} {page.Tags}").Select(match => Parse(match.Value)).OfType<Version>()];

    private static string Product(FoundPage page) =>
        page.Path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? $"{page.Source}/{page.Path[..slash]}" : page.Source;

    // Pages of one product's part in several versions: everything before the version's folder.
    private static string Family(FoundPage page) =>
        VersionFolder().Match(page.Path) is { Success: true } folder ? $"{page.Source}/{page.Path[..folder.Index]}" : $"{page.Source}/{page.Path}";

    private static Version? VersionOf(FoundPage page) => VersionFolder().Match(page.Path) is { Success: true } folder ? Parse(folder.Groups[1].Value) : null;

    private static Version? Parse(string text) => Version.TryParse(text.Contains('.', StringComparison.Ordinal) ? text : $"{text}.0", out var version) ? version : null;

    [GeneratedRegex(@"(?:^|/)(dev|api|developers?|development|contributing)(?:/|\.\w+$)", RegexOptions.IgnoreCase)]
    private static partial Regex Developers();

    [GeneratedRegex(@"(?<![\d.])\d{1,4}(?:\.\d{1,4}){1,2}(?![\d.])")]
    private static partial Regex VersionWord();

    [GeneratedRegex(@"(?<=^|/)v?(\d{1,4}(?:\.\d{1,4}){1,2})(?=/)")]
    private static partial Regex VersionFolder();
}
