using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Tests.Web.Controls;

/// <summary>The look keeps its promises: contrast, one place for colours, nothing inline.</summary>
public sealed partial class StylesTests
{
    private static readonly string Root = FindRoot();

    private static readonly Dictionary<string, (string Light, string Dark)> Tokens = Token()
        .Matches(File.ReadAllText(Path.Combine(Root, "wwwroot-assets/styles/tokens.css")))
        .ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Value));

    public static TheoryData<string, string, double> Pairs => new()
    {
        { "ink", "canvas", 4.5 }, { "ink", "surface", 4.5 }, { "ink", "raised", 4.5 }, { "ink", "sunken", 4.5 }, { "ink", "hover", 4.5 }, { "ink", "pressed", 4.5 }, { "ink", "accent-soft", 4.5 },
        { "ink-2", "canvas", 4.5 }, { "ink-2", "surface", 4.5 }, { "ink-2", "raised", 4.5 }, { "ink-2", "sunken", 4.5 }, { "ink-2", "hover", 4.5 }, { "ink-2", "accent-soft", 4.5 },
        { "ink-3", "canvas", 4.5 }, { "ink-3", "surface", 4.5 }, { "ink-3", "raised", 4.5 }, { "ink-3", "sunken", 4.5 }, { "ink-3", "hover", 4.5 },
        { "accent-ink", "canvas", 4.5 }, { "accent-ink", "surface", 4.5 }, { "accent-ink", "accent-soft", 4.5 },
        { "on-accent", "accent", 4.5 }, { "on-accent", "accent-hover", 4.5 }, { "on-accent", "danger", 4.5 }, { "on-accent", "danger-hover", 4.5 },
        { "owner-ink", "owner-bubble", 4.5 }, { "code-ink", "code", 4.5 }, { "line-number", "code", 4.5 }, { "warn-ink", "code", 4.5 }, { "bad-ink", "code", 4.5 },
        { "good-ink", "good-soft", 4.5 }, { "warn-ink", "warn-soft", 4.5 }, { "bad-ink", "bad-soft", 4.5 }, { "info-ink", "info-soft", 4.5 },
        { "good-ink", "surface", 4.5 }, { "warn-ink", "surface", 4.5 }, { "bad-ink", "surface", 4.5 }, { "info-ink", "surface", 4.5 },
        { "ink", "good-soft", 4.5 }, { "ink", "warn-soft", 4.5 }, { "ink", "bad-soft", 4.5 }, { "ink", "info-soft", 4.5 },
        { "line-strong", "surface", 3 }, { "line-strong", "canvas", 3 }, { "accent", "surface", 3 }, { "accent", "canvas", 3 }, { "focus", "surface", 3 }, { "focus", "canvas", 3 },
        { "good", "surface", 3 }, { "warn", "surface", 3 }, { "bad", "surface", 3 }, { "info", "surface", 3 },
        { "series-1", "surface", 3 }, { "series-2", "surface", 3 }, { "series-3", "surface", 3 }, { "series-4", "surface", 3 }, { "series-5", "surface", 3 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Words_and_marks_stand_out_in_both_themes(string front, string ground, double least)
    {
        Contrast(Tokens[front].Light, Tokens[ground].Light).Should().BeGreaterThanOrEqualTo(least);
        Contrast(Tokens[front].Dark, Tokens[ground].Dark).Should().BeGreaterThanOrEqualTo(least);
    }

    [Fact]
    public void Contrast_is_measured_as_the_standard_says() => Contrast("#767676", "#ffffff").Should().BeApproximately(4.54, 0.01);

    [Fact]
    public void Only_the_tokens_name_colours() =>
        Styles().Where(file => !file.EndsWith("tokens.css", StringComparison.Ordinal)).SelectMany(file => Colour().Matches(File.ReadAllText(file)))
            .Select(match => match.Value).Should().BeEmpty();

    [Fact]
    public void Every_token_used_is_defined()
    {
        var defined = Definition().Matches(File.ReadAllText(Path.Combine(Root, "wwwroot-assets/styles/tokens.css"))).Select(match => match.Groups[1].Value).ToHashSet();

        Styles().SelectMany(file => Use().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().Where(name => !defined.Contains(name))
            .Should().BeEmpty();
    }

    [Fact, Trait("Req", "D21")]
    public void No_component_has_inline_styles_or_scripts() =>
        Directory.EnumerateFiles(Path.Combine(Root, "Portal/Components"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Inline(File.ReadAllText(file)).Select(found => $"{Path.GetFileName(file)}: {found}")).Should().BeEmpty();

    [Theory, Trait("Req", "D21")]
    [InlineData("<p style=\"color: red\">")]
    [InlineData("<style>p {}</style>")]
    [InlineData("<p onclick=\"x()\">")]
    [InlineData("<script>x()</script>")]
    public void The_guard_notices_what_is_inline(string markup) => Inline(markup).Should().NotBeEmpty();

    [Fact]
    public void The_guard_leaves_handlers_of_components_alone() => Inline("<button @onclick=\"Go\"><script src=\"a.js\"></script>").Should().BeEmpty();

    private static IEnumerable<string> Inline(string markup) => InlineMarkup().Matches(markup).Select(match => match.Value);

    private static IEnumerable<string> Styles() => Directory.EnumerateFiles(Path.Combine(Root, "wwwroot-assets/styles"), "*.css");

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(at => int.Parse(colour.AsSpan((at * 2) + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The repository is not above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<![\w-])--([\w-]+):")]
    private static partial Regex Definition();

    [GeneratedRegex(@"var\(--([\w-]+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}(?=[\s;,)])|\brgba?\(|\bhsla?\(")]
    private static partial Regex Colour();

    [GeneratedRegex(@"\s(?i:style)\s*=|<(?i:style)[\s>]|(?<=\s)on\w+\s*=\s*""|<(?i:script)>")]
    private static partial Regex InlineMarkup();
}
