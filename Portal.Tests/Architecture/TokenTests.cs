using System.Reflection;

namespace Portal.Tests.Architecture;

/// <summary>Everything the domain does asynchronously stops when asked.</summary>
public sealed class TokenTests
{
    [Fact]
    public void Every_public_async_method_of_the_domain_takes_a_token() => WithoutToken(Code.DomainTypes).Should().BeEmpty();

    [Fact]
    public void The_guard_notices_methods_without_one() => WithoutToken([typeof(Planted)]).Should().Equal("Planted.GoAsync", "Planted.ReadAsync");

    private static IEnumerable<string> WithoutToken(IEnumerable<Type> types) =>
        from type in types
        where !type.IsNestedPrivate && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)) && !type.Name.StartsWith('<')
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where IsAsync(method.ReturnType) && !IsOthers(method)
        where method.GetParameters() is not [.., { Name: "cancellationToken" } last] || last.ParameterType != typeof(CancellationToken)
        select $"{type.Name}.{method.Name}";

    private static bool IsAsync(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() is var open)
            && (open == typeof(Task<>) || open == typeof(ValueTask<>) || open == typeof(IAsyncEnumerable<>)));

    // Getters say what is there; overrides and methods of others' interfaces have the signature that those gave them.
    private static bool IsOthers(MethodInfo method) =>
        method.IsSpecialName || method.GetBaseDefinition() != method || Implements(method);

    private static bool Implements(MethodInfo method) => method.DeclaringType is { IsInterface: false } type
        && type.GetInterfaces().Where(contract => contract.Assembly != Code.Domain && contract.Assembly != Code.Host)
            .Any(contract => type.GetInterfaceMap(contract).TargetMethods.Contains(method));

    internal sealed class Planted
    {
        public static Task GoAsync() => Task.CompletedTask;

        public static IAsyncEnumerable<int> ReadAsync(int count) => AsyncEnumerable.Range(0, count);

        public static Task StopAsync(CancellationToken cancellationToken) => Task.FromCanceled(cancellationToken);
    }
}
