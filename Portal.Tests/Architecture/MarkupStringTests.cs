using Microsoft.AspNetCore.Components;

namespace Portal.Tests.Architecture;

/// <summary>Raw HTML comes from one place only, the cleaned Markdown (security, D19).</summary>
public sealed class MarkupStringTests
{
    [Fact, Trait("Req", "XC1")]
    public void Raw_markup_is_used_in_one_type() => Users(Code.AllTypes).Should().Equal("Portal.Components.Controls.Markdown");

    [Fact]
    public void The_guard_notices_another_use() => Users([typeof(Planted), typeof(PlantedHidden)]).Should().HaveCount(1).And.Contain(typeof(MarkupStringTests).FullName);

    private static IEnumerable<string?> Users(IEnumerable<Type> types) => types
        .Where(type => Il.TypesUsedBy(type).Contains(typeof(MarkupString))).Select(type => Il.Outermost(type).FullName).Distinct();

    private sealed class Planted
    {
        public static object Make() => new MarkupString("<b>");
    }

    private sealed class PlantedHidden
    {
        public static object Make() => new List<MarkupString?>();
    }
}
