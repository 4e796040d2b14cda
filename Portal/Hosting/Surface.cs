using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.JSInterop;
using Portal.Domain.Assistant;
using Portal.Domain.Jobs;
using Portal.Identity;

namespace Portal.Hosting;

/// <summary>One thing that can be reached.</summary>
/// <param name="Kind">page, route, hub, jsInvokable, tool or job.</param>
/// <param name="Route">The address, where it has one.</param>
/// <param name="Name">The method, tool or job, where it has no address of its own.</param>
/// <param name="Policy">anonymous, signed-in, owner, agent, admin, staff, metrics, or <c>none</c>, which the architecture tests refuse.</param>
/// <param name="Roles">The roles the policy lets in; empty for anonymous and for what no person starts.</param>
/// <param name="Methods">HTTP methods, or null for all.</param>
internal sealed record SurfaceEntry(
    string Kind, string? Route, string? Name, string Policy, IReadOnlyList<string> Roles, IReadOnlyList<string>? Methods = null);

/// <summary>Collects the surface by reflection, from what is really mapped.</summary>
internal static class Surface
{
    public const string Anonymous = "anonymous";
    public const string SignedIn = "signed-in";

    /// <summary>Nobody said who may come in.</summary>
    public const string Unsaid = "none";

    private static readonly Assembly[] Ours = [typeof(Surface).Assembly, typeof(IJob).Assembly];

    public static IEnumerable<SurfaceEntry> Of(IEnumerable<EndpointDataSource> sources) =>
        [.. sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(OfEndpoint).Distinct(new ByText()), .. Invokables(), .. Tools(), .. Jobs()];

    private static IEnumerable<SurfaceEntry> OfEndpoint(RouteEndpoint endpoint)
    {
        var route = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
        var policy = PolicyOf(endpoint.Metadata);
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            yield return Entry("page", route, null, policy, methods);
        }
        else if (endpoint.Metadata.GetMetadata<HubMetadata>() is { } hub)
        {
            yield return Entry("hub", route, null, policy, methods);
            foreach (var method in MethodsOf(hub.HubType))
            {
                yield return Entry("hub", route, method, policy, null);
            }
        }
        else
        {
            var isFile = endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
            yield return Entry("route", route, isFile ? "file" : null, policy, methods);
        }
    }

    private static IEnumerable<string> MethodsOf(Type hub) => hub
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && method.GetBaseDefinition() == method && method.Name is not "Dispose")
        .Select(method => method.Name);

    /// <summary>The policy in words; several are joined by <c>+</c>, all of them must hold.</summary>
    public static string PolicyOf(IEnumerable<object> metadata)
    {
        var all = metadata.ToList();
        if (all.OfType<IAllowAnonymous>().Any())
        {
            return Anonymous;
        }

        var wanted = all.OfType<IAuthorizeData>().Select(data => data.Policy ?? data.Roles ?? SignedIn).Distinct().ToList();
        wanted = wanted.Count > 1 ? [.. wanted.Where(policy => policy != SignedIn)] : wanted;
        return wanted.Count == 0 ? Unsaid : string.Join('+', wanted);
    }

    private static IEnumerable<SurfaceEntry> Invokables() =>
        from type in Types()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.GetCustomAttribute<JSInvokableAttribute>() is not null
        let said = PolicyOf(type.GetCustomAttributes(inherit: true))
        select Entry("jsInvokable", null, $"{type.Name}.{method.Name}", said == Unsaid ? SignedIn : said, null); // circuits are for signed-in people

    private static IEnumerable<SurfaceEntry> Tools() =>
        from type in Types()
        where type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IAssistantTool))
        select new SurfaceEntry("tool", null, ToolName(type), Policies.Owner, Policies.RolesOf(Policies.Owner)); // as the owner whose turn it is

    private static IEnumerable<SurfaceEntry> Jobs() =>
        from type in Types()
        where type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IJob))
        select new SurfaceEntry("job", null, JobName(type), Policies.Admin, Policies.RolesOf(Policies.Admin)); // "run now"; the schedule is nobody's

    // A tool exists only within a turn, so its name is read from its type: AnalyzeLogsTool is analyze_logs, and the others say it.
    private static string ToolName(Type tool) =>
        tool.GetField("ToolName", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as string
        ?? System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(
            tool.Name.EndsWith("Tool", StringComparison.Ordinal) ? tool.Name[..^"Tool".Length] : tool.Name);

    private static string JobName(Type job) =>
        (job.GetProperty(nameof(IJob.Plan), BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as JobPlan)?.Name ?? job.Name;

    private static IEnumerable<Type> Types() => Ours.SelectMany(assembly => assembly.GetTypes());

    private static SurfaceEntry Entry(string kind, string? route, string? name, string policy, IReadOnlyList<string>? methods) =>
        new(kind, route, name, policy, policy is Anonymous or Unsaid ? [] : Policies.RolesOf(policy), methods);

    // One page is several endpoints to the framework, and a file one for each encoding.
    private sealed class ByText : IEqualityComparer<SurfaceEntry>
    {
        public bool Equals(SurfaceEntry? x, SurfaceEntry? y) => Text(x!) == Text(y!);

        public int GetHashCode(SurfaceEntry obj) => Text(obj).GetHashCode(StringComparison.Ordinal);

        private static string Text(SurfaceEntry entry) => $"{entry.Kind}|{entry.Route}|{entry.Name}|{entry.Policy}|{string.Join(',', entry.Methods ?? [])}";
    }
}
