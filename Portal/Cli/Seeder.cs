using Microsoft.AspNetCore.Identity;
using Portal.Domain.Knowledge.Sources;
using Portal.Domain.Safety;
using Portal.Hosting;
using Portal.Identity;
using Secret = Portal.Domain.Safety.Secret;

namespace Portal.Cli;

/// <summary>What a seeding did.</summary>
internal sealed record SeedOutcome(int Added, int Changed, int Linked, int Sources);

/// <summary>Brings accounts, panel links and sources to what a file says; what is there already stays as it is.</summary>
internal sealed class Seeder(
    UserManager<PortalUser> users, PersonSessions sessions, PanelLinks links, SourceStore sources, IAuditTrail audit, TimeProvider clock)
{
    public async Task<SeedOutcome> RunAsync(SeedFile file, CancellationToken cancellationToken)
    {
        var (added, changed, linked) = (0, 0, 0);
        foreach (var wanted in file.Users ?? [])
        {
            var user = await users.FindByEmailAsync(wanted.Email!);
            if (user is null)
            {
                user = await AddAsync(wanted, cancellationToken);
                added++;
            }
            else if (await ChangeAsync(user, wanted, cancellationToken))
            {
                changed++;
            }

            if (wanted.PanelKey is { Length: > 0 } key && await links.SetAsync(user, new Secret(key), cancellationToken))
            {
                linked++;
            }
        }

        return new SeedOutcome(added, changed, linked, await WriteSourcesAsync(file.Sources, cancellationToken));
    }

    private async Task<PortalUser> AddAsync(SeedFile.User wanted, CancellationToken cancellationToken)
    {
        var user = new PortalUser
        {
            UserName = wanted.Email,
            Email = wanted.Email,
            DisplayName = wanted.Name ?? wanted.Email!.Split('@')[0],
            Role = wanted.Role,
            CreatedAt = clock.GetUtcNow(),
            EmailConfirmed = true,
        };
        // The operator's word: the rules for passwords that people choose do not apply.
        user.PasswordHash = users.PasswordHasher.HashPassword(user, wanted.Password!);
        Succeed(await users.CreateAsync(user));
        await audit.AppendAsync("system", user.Id, "person.added", "done", new { role = Policies.Name(user.Role), by = "seed" }, cancellationToken);
        return user;
    }

    private async Task<bool> ChangeAsync(PortalUser user, SeedFile.User wanted, CancellationToken cancellationToken)
    {
        var newPassword = !await users.CheckPasswordAsync(user, wanted.Password!);
        var newName = wanted.Name is not null && wanted.Name != user.DisplayName;
        if (!newPassword && !newName && wanted.Role == user.Role)
        {
            return false;
        }

        user.PasswordHash = newPassword ? users.PasswordHasher.HashPassword(user, wanted.Password!) : user.PasswordHash;
        (user.Role, user.DisplayName) = (wanted.Role, wanted.Name ?? user.DisplayName);
        Succeed(await users.UpdateSecurityStampAsync(user));
        await sessions.EndAllAsync(user.Id, cancellationToken);
        await audit.AppendAsync("system", user.Id, "person.changed", "done", new { role = Policies.Name(user.Role), by = "seed" }, cancellationToken);
        return true;
    }

    private static void Succeed(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new ConfigurationException($"An account cannot be made: {string.Join(' ', result.Errors.Select(error => error.Description))}");
        }
    }

    // The operator's word: what these sources allow by name may be an address of the own network.
    private async Task<int> WriteSourcesAsync(IReadOnlyList<SeedFile.Source>? wanted, CancellationToken cancellationToken)
    {
        foreach (var source in (wanted ?? []).Select(source => source.ToSource()))
        {
            if (await sources.PutAsync(source, cancellationToken))
            {
                await audit.AppendAsync("system", null, "source.changed", "done", new { source = source.Name, by = "seed" }, cancellationToken);
            }
        }

        return wanted?.Count ?? 0;
    }
}
