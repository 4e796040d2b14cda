using System.Reflection;

namespace Portal.Tests.Architecture;

/// <summary>The domain knows no ASP.NET and no database provider.</summary>
public sealed class NoWebInDomainTests
{
    private static readonly string[] Forbidden =
        ["Microsoft.AspNetCore", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore.Sqlite", "Npgsql", "SQLitePCLRaw", "Quartz", "Microsoft.JSInterop"];

    [Fact]
    public void The_domain_references_no_web_and_no_provider() => Refused(Code.Domain).Should().BeEmpty();

    [Fact]
    public void The_guard_notices_them_in_the_host() => Refused(Code.Host).Should().NotBeEmpty();

    [Fact]
    public void Nobody_references_the_host() => Code.Domain.GetReferencedAssemblies().Select(name => name.Name).Should().NotContain("Portal");

    private static IEnumerable<string> Refused(Assembly assembly) =>
        from name in assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
        where Forbidden.Any(start => name.StartsWith(start, StringComparison.Ordinal))
        select name;
}
