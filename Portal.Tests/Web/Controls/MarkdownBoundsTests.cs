using Portal.Components.Controls;

namespace Portal.Tests.Web.Controls;

/// <summary>Texts made to be slow, large or deep: shown as they are, or rendered within the bounds, and never an exception.</summary>
public sealed class MarkdownBoundsTests
{
    public static TheoryData<string, string> TooMuch => new()
    {
        { "longer than 32 KiB", new string('a', (32 * 1024) + 1) },
        { "longer than 32 KiB in bytes only", new string('é', 17 * 1024) },
        { "100 KB of [a](b", Repeat("[a](b", 100_000) },
        { "32 KB of [a](b", Repeat("[a](b", 32_000) },
        { "deep brackets", new string('[', 5_000) + "x" + new string(']', 5_000) },
        { "deep quotes", new string('>', 200) + " x" },
        { "deep lists", string.Concat(Enumerable.Range(0, 40).Select(depth => new string(' ', depth * 2) + "- x\n")) },
        { "a list in one line", Times("- ", 40) + "x" },
        { "a 1,000-column table", Times("|a", 1_000) + "|\n" + Times("|-", 1_000) + "|\n" + Repeat("|x|\n", 4_000) },
        { "21 columns", Times("|a", 21) + "|\n" + Times("|-", 21) + "|\n" + Times("|b", 21) + "|\n" },
        { "stars without end", Repeat("*a _b ", 30_000) },
        { "pictures in pictures", Times("![", 2_000) + "a" + Times("](b)", 2_000) },
    };

    /// <summary>Allowed, and not to take long or to break.</summary>
    public static TheoryData<string, string> Heavy => new()
    {
        { "many brackets", Repeat("[a](b", 2_900) },
        { "many known links", Repeat("[a](https://help.example.net/) ", 15_000) },
        { "many stars", Repeat("**a* b_ ", 10_000) },
        { "many code marks", Repeat("`a ``b ", 14_000) },
        { "many autolinks", Repeat("https://help.example.net/x ", 32_000) },
        { "many at signs", Repeat("a@b.c <a@b ", 30_000) },
        { "many lines of a table", "|a|b|\n|-|-|\n" + Repeat("|x|y|\n", 6_000) },
        { "many entities", Repeat("&amp;&#x41;", 32_000) },
        { "many rules", Repeat("***\n", 6_000) },
        { "many headings", Repeat("# a\n", 30_000) },
        { "many fences", Repeat("~~~\n", 30_000) },
        { "many references", string.Concat(Enumerable.Range(0, 250).Select(at => $"[{at}]: https://evil.example/{at}\n")) + Repeat("[1]", 900) },
        { "a log", Repeat("[12:00:01 WARN]: Can't keep up! Running 5012ms behind\n", 30_000) },
    };

    [Theory, Trait("Req", "D20")]
    [MemberData(nameof(TooMuch))]
    public void Over_a_bound_the_text_is_shown_as_it_is(string what, string text) => MarkdownTests.Render(text).Should().BeNull(what);

    [Theory, Trait("Req", "D20")]
    [MemberData(nameof(Heavy))]
    public void Heavy_texts_come_out_bounded_and_clean(string what, string text)
    {
        var html = MarkdownTests.Render(text, 1);

        (html?.Length ?? 0).Should().BeLessThanOrEqualTo(MarkdownBounds.OutputCharacters, what);
        MarkdownTests.Unlisted(MarkdownTests.Parse(html ?? "")).Should().BeEmpty();
    }

    [Theory, Trait("Req", "D20")]
    [InlineData("---")]
    [InlineData("* * * * * * * * * * * * * * * * * * * * *")]
    [InlineData("--------------------------------------------------")]
    [InlineData("- a\n  - b\n    - c\n      - d")]
    [InlineData("> > > three")]
    [InlineData("2026-11-24 12:00:01 192.168.0.1 1.2.3.4.5.6")]
    public void Ordinary_shapes_are_within_the_bounds(string text) => MarkdownTests.Render(text).Should().NotBeNull();

    [Fact, Trait("Req", "D20")]
    public void Cutting_an_answer_anywhere_leaves_it_clean()
    {
        const string answer = "Memory **ran out** [1].\n\n- see [docs](https://help.example.net/a)\n\n| a | b |\n|---|---|\n| 1 | <b> |\n\n```\ncode\n```\n![x](https://evil.example/)";
        for (var length = 0; length <= answer.Length; length++)
        {
            MarkdownTests.Unlisted(MarkdownTests.Parse(MarkdownTests.Render(answer[..length], 1)!)).Should().BeEmpty();
        }
    }

    private static string Times(string part, int times) =>
        string.Concat(Enumerable.Repeat(part, times));

    private static string Repeat(string part, int characters) => Times(part, Math.Max(1, characters / part.Length));
}
