using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Controls;

/// <summary>What the controls write.</summary>
public sealed class ControlsTests
{
    [Fact]
    public async Task A_button_is_a_link_when_it_leads_somewhere()
    {
        var button = (await Markup.OfAsync<Button>(("Variant", ButtonVariant.Primary), ("ChildContent", Markup.Words("Send")))).QuerySelector("button")!;
        var link = (await Markup.OfAsync<Button>(("Href", "/chat"), ("ChildContent", Markup.Words("Chat")))).QuerySelector("a")!;

        button.ClassName.Should().Be("button button-primary");
        button.GetAttribute("type").Should().Be("button");
        link.GetAttribute("href").Should().Be("/chat");
    }

    [Fact]
    public async Task A_busy_button_cannot_be_pressed_again()
    {
        var button = (await Markup.OfAsync<Button>(("Busy", true), ("Icon", Glyph.Send), ("ChildContent", Markup.Words("Send")))).QuerySelector("button")!;

        button.HasAttribute("disabled").Should().BeTrue();
        button.GetAttribute("aria-busy").Should().Be("true");
        button.QuerySelector("svg.icon-spin").Should().NotBeNull();
    }

    [Fact]
    public async Task A_button_with_a_picture_only_says_what_it_does() =>
        (await Markup.OfAsync<IconButton>(("Icon", Glyph.Copy), ("Label", "Copy the answer"))).QuerySelector("button")!
            .GetAttribute("aria-label").Should().Be("Copy the answer");

    [Theory]
    [MemberData(nameof(Glyphs))]
    public void Every_glyph_has_its_lines(Glyph glyph) => GlyphPaths.All[glyph].Should().MatchRegex(@"^M[0-9MLHVCSAZmlhvcsaz., -]+$");

    public static TheoryData<Glyph> Glyphs => [.. Enum.GetValues<Glyph>()];

    [Theory]
    [InlineData(Tone.Bad, "alert")]
    [InlineData(Tone.Warn, "status")]
    public async Task A_bad_notice_is_said_at_once(Tone tone, string role) =>
        (await Markup.OfAsync<Notice>(("Tone", tone), ("ChildContent", Markup.Words("x")))).QuerySelector(".notice")!.GetAttribute("role").Should().Be(role);

    [Fact]
    public async Task A_field_names_its_input_and_its_hint()
    {
        var field = await Markup.OfAsync<Field>(("Label", "E-mail"), ("For", "email"), ("Hint", "Never shown"));

        field.QuerySelector("label")!.GetAttribute("for").Should().Be("email");
        field.QuerySelector($"#{Field.DescriptionId("email")}")!.TextContent.Should().Be("Never shown");
    }

    [Fact]
    public async Task A_table_writes_its_columns_in_order_and_labels_its_cells_for_phones()
    {
        var table = await Markup.OfAsync<DataTable<string>>(
            ("Items", new[] { "one", "two" }), ("Caption", "Words"), ("Columns", Columns(("Word", true, word => word), ("Letters", false, word => $"{word.Length}"))));

        table.QuerySelectorAll("thead th").Select(cell => cell.TextContent).Should().Equal("Word", "Letters");
        table.QuerySelectorAll("tbody th").Select(cell => cell.TextContent).Should().Equal("one", "two");
        table.QuerySelectorAll("tbody td").Select(cell => cell.GetAttribute("data-label")).Should().Equal("Letters", "Letters");
        table.QuerySelector("caption")!.TextContent.Should().Be("Words");
    }

    [Fact]
    public async Task A_table_without_rows_says_what_to_do()
    {
        var table = await Markup.OfAsync<DataTable<string>>(
            ("Items", Array.Empty<string>()), ("Caption", "Words"), ("Columns", Columns(("Word", true, word => word))), ("Empty", Markup.Words("Nothing yet")));

        table.QuerySelector("table").Should().BeNull();
        table.TextContent.Should().Contain("Nothing yet");
    }

    [Fact, Trait("Req", "A2")]
    public async Task A_countdown_tells_the_script_both_clocks()
    {
        var clock = new ManualClock();

        var time = (await Markup.OfAsync<Countdown>(clock, ("Ends", clock.GetUtcNow().AddSeconds(118)))).QuerySelector("time")!;

        time.TextContent.Should().Be("1:58");
        time.GetAttribute("data-now").Should().Be("2026-11-24T12:00:00.000Z");
        time.GetAttribute("datetime").Should().Be("2026-11-24T12:01:58.000Z");
    }

    [Fact]
    public async Task Markdown_over_a_bound_is_shown_as_it_is()
    {
        var text = new string('[', 40_000);

        var shown = await Markup.OfAsync<Portal.Components.Controls.Markdown>(("Text", text));

        shown.QuerySelector("pre")!.TextContent.Should().Be(text);
    }

    [Fact]
    public async Task A_citation_opens_what_the_page_gives_it()
    {
        var shown = await Markup.OfAsync<Portal.Components.Controls.Markdown>(("Text", "So it is [2]."), ("Citations", new[] { 2 }));

        shown.QuerySelector("button.citation[data-testid=citation]")!.GetAttribute("data-cite").Should().Be("2");
    }

    private static RenderFragment Columns(params (string Title, bool Header, Func<string, string> Cell)[] columns) => builder =>
    {
        foreach (var column in columns)
        {
            builder.OpenComponent<Column<string>>(0);
            builder.AddComponentParameter(1, "Title", column.Title);
            builder.AddComponentParameter(2, "RowHeader", column.Header);
            builder.AddComponentParameter(3, "ChildContent", (RenderFragment<string>)(word => Markup.Words(column.Cell(word))));
            builder.CloseComponent();
        }
    };
}
