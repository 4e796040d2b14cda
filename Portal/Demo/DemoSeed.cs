using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Demo;

/// <summary>The account of one of the demo's people, and what the start page says about them.</summary>
internal sealed record DemoAccount(string Email, string Name, Role Role, string Purpose);

/// <summary>Makes the demo's people when they are not there. Never in Production.</summary>
internal sealed class DemoSeed(PeopleService people, Microsoft.AspNetCore.Identity.UserManager<PortalUser> users)
{
    private const string Password = "demo-pass-1";

    public static IReadOnlyList<DemoAccount> People { get; } =
    [
        new("olivia@demo.example", "Olivia", Role.Owner, "owner of nine servers"),
        new("sam@demo.example", "Sam", Role.Owner, "may look at Skyblock, no more"),
        new("noah@demo.example", "Noah", Role.Owner, "owner of one server"),
        new("ada@demo.example", "Ada", Role.Agent, "support agent"),
        new("admin@demo.example", "Admin", Role.Admin, "runs the portal"),
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var person in People)
        {
            if (await users.FindByEmailAsync(person.Email) is null)
            {
                await people.AddAsync("system", person.Email, person.Name, person.Role, Password, cancellationToken);
            }
        }
    }
}
