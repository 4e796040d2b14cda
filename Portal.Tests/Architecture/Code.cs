using System.Reflection;
using Portal.Domain.Data;

namespace Portal.Tests.Architecture;

/// <summary>The code the guards look at.</summary>
internal static class Code
{
    public static Assembly Domain => typeof(IPortalDb).Assembly;

    public static Assembly Host => typeof(Program).Assembly;

    /// <summary>The domain's types, without what source generators add outside our namespaces.</summary>
    public static IEnumerable<Type> DomainTypes => Domain.GetTypes().Where(IsOurs);

    /// <summary>Domain and host.</summary>
    public static IEnumerable<Type> AllTypes => DomainTypes.Concat(Host.GetTypes().Where(IsOurs));

    private static bool IsOurs(Type type) => Il.Outermost(type).Namespace?.StartsWith("Portal", StringComparison.Ordinal) == true;
}
