using System.Reflection;

namespace Portal.Tests.Architecture;

/// <summary>Time comes from TimeProvider only, so that tests and restarts can move it.</summary>
public sealed class ClockTests
{
    private static readonly HashSet<(Type, string)> Wall =
    [
        (typeof(DateTime), "get_UtcNow"), (typeof(DateTime), "get_Now"), (typeof(DateTime), "get_Today"),
        (typeof(DateTimeOffset), "get_UtcNow"), (typeof(DateTimeOffset), "get_Now"), (typeof(Thread), nameof(Thread.Sleep)),
    ];

    [Fact]
    public void Nothing_looks_at_the_wall_clock() => WallClockUses(Code.AllTypes).Should().BeEmpty();

    [Fact]
    public void The_guard_notices_a_look_at_the_wall_clock() => WallClockUses([typeof(Planted)]).Should().ContainSingle();

    private static IEnumerable<string> WallClockUses(IEnumerable<Type> types) =>
        from type in types
        from method in Il.MethodsOf(type)
        from used in Il.MembersUsedBy(method).OfType<MethodInfo>()
        where Wall.Contains((used.DeclaringType!, used.Name))
        select $"{type.FullName}.{method.Name} calls {used.DeclaringType!.Name}.{used.Name}";

    private sealed class Planted
    {
        public static DateTimeOffset Now() => DateTimeOffset.UtcNow;
    }
}
