using System.Reflection;
using Portal.Domain.Panel;

namespace Portal.Tests.Architecture;

/// <summary>
/// The assistant and its tools have no way to the panel's writer (security, D11): no type of theirs names it, and no call they make
/// leads to it, through our interfaces and their implementations too.
/// </summary>
public sealed class PanelWriterTests
{
    private static readonly List<Type> Ours = [.. Code.AllTypes];

    [Fact, Trait("Req", "A2")]
    public void No_type_of_the_assistant_names_the_writer() =>
        Assistant().Where(type => Il.TypesUsedBy(type).Contains(typeof(IPanelWriter))).Should().BeEmpty();

    [Fact, Trait("Req", "A2")]
    public void No_call_of_the_assistant_leads_to_the_writer() => Path(Assistant(), Ours).Should().BeNull();

    [Fact]
    public void The_guard_notices_a_way_round_a_corner() =>
        Path([typeof(PlantedTool)], [.. Ours, typeof(PlantedTool), typeof(IPlantedCorner), typeof(PlantedCorner)])
            .Should().Be("PlantedTool.RunAsync > PlantedCorner.GoAsync > IPanelWriter.SendPowerAsync");

    private static IEnumerable<Type> Assistant() =>
        Code.AllTypes.Where(type => Il.Outermost(type).Namespace?.StartsWith("Portal.Domain.Assistant", StringComparison.Ordinal) == true);

    private static string? Path(IEnumerable<Type> start, List<Type> ours)
    {
        var queue = new Queue<(MethodBase Method, string Way)>(start.SelectMany(Il.MethodsOf).Select(method => (method, Name(method))));
        var seen = new HashSet<MethodBase>(queue.Select(step => step.Method));
        while (queue.TryDequeue(out var step))
        {
            foreach (var next in Il.MembersUsedBy(step.Method).OfType<MethodBase>().SelectMany(used => Targets(used, ours)))
            {
                if (next.DeclaringType == typeof(IPanelWriter))
                {
                    return $"{step.Way} > {Name(next)}";
                }

                if (seen.Add(next))
                {
                    queue.Enqueue((next, $"{step.Way} > {Name(next)}"));
                }
            }
        }

        return null;
    }

    // An interface of ours stands for all its implementations; what is not ours does not call back into us by itself.
    private static IEnumerable<MethodBase> Targets(MethodBase used, List<Type> ours)
    {
        used = used is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : used;
        var owner = used.DeclaringType;
        if (owner is null || !ours.Contains(owner.IsGenericType ? owner.GetGenericTypeDefinition() : owner))
        {
            return [];
        }

        return owner.IsInterface
            ? [used, .. ours.Where(type => !type.IsInterface && !type.IsGenericTypeDefinition && type.IsAssignableTo(owner)).SelectMany(type => Implementations(type, owner, used))]
            : [used];
    }

    private static IEnumerable<MethodBase> Implementations(Type type, Type contract, MethodBase method)
    {
        var map = type.GetInterfaceMap(contract);
        return map.InterfaceMethods.Select((declared, i) => (declared, target: map.TargetMethods[i]))
            .Where(pair => pair.declared == method).Select(pair => pair.target);
    }

    private static string Name(MethodBase method) => $"{method.DeclaringType?.Name}.{method.Name}";

    private interface IPlantedCorner
    {
        Task GoAsync();
    }

    private sealed class PlantedTool(IPlantedCorner corner)
    {
        public async Task RunAsync() => await corner.GoAsync();
    }

    private sealed class PlantedCorner(IPanelWriter writer) : IPlantedCorner
    {
        public async Task GoAsync() => await writer.SendPowerAsync(Fixtures.Callers.Olivia, "s", PowerSignal.Kill, CancellationToken.None);
    }
}
