namespace Portal.Tests.Architecture;

/// <summary>A feature uses only features on floors below it.</summary>
public sealed class FloorTests
{
    private const string Root = "Portal.Domain.";

    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Assistant"] = 4,
        ["Escalation"] = 3, ["Analytics"] = 3, ["Attachments"] = 3,
        ["Memory"] = 2, ["Tickets"] = 2, ["LogAnalysis"] = 2, ["Confirmations"] = 2,
        ["Conversations"] = 1, ["Panel"] = 1, ["Knowledge"] = 1, ["ModelRouting"] = 1,
        ["People"] = 0, ["Safety"] = 0, ["Jobs"] = 0,
    };

    [Fact]
    public void Features_only_use_features_below_them() => UpwardUses(Code.DomainTypes).Should().BeEmpty();

    [Fact]
    public void Every_feature_has_its_floor() => Code.DomainTypes.Select(Feature).OfType<string>().Distinct()
        .Should().BeSubsetOf([.. Floors.Keys, "Data"]);

    [Theory]
    [InlineData(typeof(Domain.People.Planted.InField))]
    [InlineData(typeof(Domain.People.Planted.InGenericArgument))]
    [InlineData(typeof(Domain.People.Planted.InAsyncCode))]
    public void The_guard_notices_an_upward_use(Type planted) =>
        UpwardUses([planted, .. planted.GetNestedTypes(System.Reflection.BindingFlags.NonPublic)]).Should().NotBeEmpty();

    private static IEnumerable<string> UpwardUses(IEnumerable<Type> types) =>
        (from type in types
         let feature = Feature(type)
         where feature is not null && Floors.ContainsKey(feature)
         from used in Il.TypesUsedBy(type)
         let to = Feature(used)
         where to is not null && to != feature && Floors.TryGetValue(to, out var floor) && floor >= Floors[feature]
         select $"{Il.Outermost(type).FullName} uses {used.FullName}").Distinct();

    private static string? Feature(Type type)
    {
        var name = Il.Outermost(type).Namespace ?? "";
        name = name.StartsWith("Portal.Tests.Architecture.Domain.", StringComparison.Ordinal) ? name.Replace("Portal.Tests.Architecture.Domain.", Root, StringComparison.Ordinal) : name;
        return name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Split('.')[0] : null;
    }
}
