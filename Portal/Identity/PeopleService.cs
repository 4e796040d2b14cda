using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Identity;

/// <summary>How a change of an account ended; <paramref name="Problem"/> is a sentence for the person who tried, or null.</summary>
internal sealed record PeopleOutcome(PortalUser? User, string? Problem);

/// <summary>Makes and changes accounts. Password, role and lock changes end every sign-in of the person.</summary>
internal sealed class PeopleService(UserManager<PortalUser> users, PersonSessions sessions, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Everybody, by name.</summary>
    public Task<List<PortalUser>> ListAsync(CancellationToken cancellationToken) =>
        users.Users.AsNoTracking().OrderBy(user => user.Email).ToListAsync(cancellationToken);

    public Task<bool> AnyAdminAsync(CancellationToken cancellationToken) =>
        users.Users.AnyAsync(user => user.Role == Role.Admin && user.DisabledAt == null, cancellationToken);

    /// <summary>Adds an account. Without a password the person chooses one by a link, see <see cref="PasswordLinkAsync"/>.</summary>
    public async Task<PeopleOutcome> AddAsync(
        string actor, string email, string name, Role role, string? password, CancellationToken cancellationToken)
    {
        var user = new PortalUser
        {
            UserName = email.Trim(),
            Email = email.Trim(),
            DisplayName = name.Trim(),
            Role = role,
            CreatedAt = clock.GetUtcNow(),
            EmailConfirmed = true,
        };
        var result = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        return await DoneAsync(result, user, actor, "person.added", new { role = Policies.Name(role) }, cancellationToken);
    }

    /// <summary>A token for a link that sets a password: good once, for a day.</summary>
    public async Task<string> PasswordLinkAsync(string actor, PortalUser user, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(actor, user.Id, "person.password-link", "done", new { }, cancellationToken);
        return await users.GeneratePasswordResetTokenAsync(user);
    }

    public async Task<PeopleOutcome> SetPasswordByLinkAsync(string userId, string token, string password, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(userId) is not { DisabledAt: null } user)
        {
            return new PeopleOutcome(null, "This link is no longer good. Ask for a new one.");
        }

        var result = await users.ResetPasswordAsync(user, token, password);
        return await ChangedAsync(result, user, user.Id, "person.password", new { by = "link" }, cancellationToken);
    }

    public async Task<PeopleOutcome> ChangePasswordAsync(string userId, string current, string next, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(userId);
        return user is null
            ? new PeopleOutcome(null, "There is no such person.")
            : await ChangedAsync(await users.ChangePasswordAsync(user, current, next), user, userId, "person.password", new { by = "self" }, cancellationToken);
    }

    public async Task<PeopleOutcome> RenameAsync(string userId, string name, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(userId);
        if (user is null)
        {
            return new PeopleOutcome(null, "There is no such person.");
        }

        user.DisplayName = name.Trim();
        return await DoneAsync(await users.UpdateAsync(user), user, userId, "person.renamed", new { }, cancellationToken);
    }

    public async Task<PeopleOutcome> ChangeRoleAsync(string actor, string userId, Role role, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(userId);
        if (user is null || actor == userId)
        {
            return new PeopleOutcome(null, user is null ? "There is no such person." : "You cannot change your own role.");
        }

        user.Role = role;
        return await ChangedAsync(
            await users.UpdateSecurityStampAsync(user), user, actor, "person.role", new { role = Policies.Name(role) }, cancellationToken);
    }

    /// <summary>Locks the account for good, or opens it again.</summary>
    public async Task<PeopleOutcome> DisableAsync(string actor, string userId, bool isDisabled, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(userId);
        if (user is null || actor == userId)
        {
            return new PeopleOutcome(null, user is null ? "There is no such person." : "You cannot disable yourself.");
        }

        user.DisabledAt = isDisabled ? clock.GetUtcNow() : null;
        var action = isDisabled ? "person.disabled" : "person.enabled";
        return await ChangedAsync(await users.UpdateSecurityStampAsync(user), user, actor, action, new { }, cancellationToken);
    }

    private async Task<PeopleOutcome> ChangedAsync(
        IdentityResult result, PortalUser user, string actor, string action, object detail, CancellationToken cancellationToken)
    {
        if (result.Succeeded)
        {
            await sessions.EndAllAsync(user.Id, cancellationToken);
        }

        return await DoneAsync(result, user, actor, action, detail, cancellationToken);
    }

    private async Task<PeopleOutcome> DoneAsync(
        IdentityResult result, PortalUser user, string actor, string action, object detail, CancellationToken cancellationToken)
    {
        if (!result.Succeeded)
        {
            return new PeopleOutcome(null, string.Join(' ', result.Errors.Select(error => error.Description)));
        }

        await audit.AppendAsync(actor, user.Id, action, "done", detail, cancellationToken);
        return new PeopleOutcome(user, null);
    }
}
