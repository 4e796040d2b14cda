using System.Reflection;
using Microsoft.Extensions.Options;

namespace Portal.Tests.Architecture;

/// <summary>Every class of options is checked at start.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Every_options_class_has_a_validator() => Unchecked(Code.AllTypes).Should().BeEmpty();

    [Fact]
    public void The_guard_notices_options_nobody_checks() => Unchecked([typeof(PlantedOptions)]).Should().Equal(typeof(PlantedOptions));

    private static IEnumerable<Type> Unchecked(IEnumerable<Type> types)
    {
        var all = types.ToList();
        return all.Where(type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true })
            .Where(options => !all.Any(type => !type.IsAbstract && type.IsAssignableTo(typeof(IValidateOptions<>).MakeGenericType(options))));
    }

    private sealed class PlantedOptions
    {
        public const string Section = "Planted";
    }
}
