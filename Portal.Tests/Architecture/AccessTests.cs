using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Hosting;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Architecture;

/// <summary>Every endpoint and every page says who may come in.</summary>
public sealed class AccessTests
{
    [Fact, Trait("Req", "XA1")]
    public async Task Everything_mapped_says_who_may_come_in()
    {
        await using var portal = new PortalFactory { Demo = true };
        var surface = Surface.Of(portal.Services.GetServices<EndpointDataSource>()).ToList();
        surface.Where(entry => entry.Policy == Surface.Unsaid).Should().BeEmpty();
        surface.Where(entry => entry.Kind == "page").Should().Contain(entry => entry.Route == "/sign-in" && entry.Policy == Surface.Anonymous);
        surface.Where(entry => entry.Kind == "tool").Select(entry => entry.Name).Should().BeEquivalentTo(
            "list_servers", "server_status", "analyze_logs", "search_knowledge", "power_action", "apply_fix", "escalate_to_human",
            "remember_preference", "forget_preference");
        surface.Should().Contain(entry => entry.Kind == "hub" && entry.Name == "StartCircuit" && entry.Policy == Surface.SignedIn);
    }

    [Fact, Trait("Req", "XA1")]
    public void Every_page_says_it_itself() => Silent(Code.AllTypes).Should().BeEmpty();

    [Fact]
    public void The_guard_notices_a_silent_page_and_a_silent_endpoint()
    {
        Silent([typeof(Planted), typeof(PlantedOpen)]).Should().Equal(typeof(Planted));
        Surface.PolicyOf([]).Should().Be(Surface.Unsaid);
        Surface.PolicyOf([new AuthorizeAttribute("admin"), new AuthorizeAttribute()]).Should().Be("admin");
        Surface.PolicyOf([new AuthorizeAttribute("admin"), new AllowAnonymousAttribute()]).Should().Be(Surface.Anonymous);
    }

    private static IEnumerable<Type> Silent(IEnumerable<Type> types) =>
        from type in types
        let said = type.GetCustomAttributes(inherit: true)
        where said.OfType<RouteAttribute>().Any() && !said.Any(item => item is IAuthorizeData or IAllowAnonymous)
        select type;

    [Route("/planted")]
    private sealed class Planted : ComponentBase;

    [Route("/planted/open"), AllowAnonymous]
    private sealed class PlantedOpen : ComponentBase;
}
