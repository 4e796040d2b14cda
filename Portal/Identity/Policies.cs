using Microsoft.AspNetCore.Authorization;
using Portal.Domain.People;

namespace Portal.Identity;

/// <summary>Who may come in. Every page and endpoint names one of these, or says that anybody may.</summary>
public static class Policies
{
    /// <summary>Customers.</summary>
    public const string Owner = "owner";

    /// <summary>Human support staff, without admins.</summary>
    public const string Agent = "agent";

    /// <summary>Who runs the portal.</summary>
    public const string Admin = "admin";

    /// <summary>Agents and admins.</summary>
    public const string Staff = "staff";

    /// <summary>Admins, or whoever carries <c>Portal:MetricsToken</c>.</summary>
    public const string Metrics = "metrics";

    /// <summary>The roles each policy lets in, for <c>surface</c>.</summary>
    public static IReadOnlyList<string> RolesOf(string? policy) => policy switch
    {
        Owner => [Owner],
        Agent => [Agent],
        Admin or Metrics => [Admin],
        Staff => [Agent, Admin],
        _ => [Owner, Agent, Admin],
    };

    /// <summary>The role's name in claims and JSON.</summary>
    public static string Name(Role role) => role switch
    {
        Role.Agent => Agent,
        Role.Admin => Admin,
        _ => Owner,
    };

    internal static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = options.DefaultPolicy;
        foreach (var policy in new[] { Owner, Agent, Admin, Staff })
        {
            options.AddPolicy(policy, rule => rule.RequireAuthenticatedUser().RequireRole(RolesOf(policy)));
        }

        options.AddPolicy(Metrics, rule => rule.AddRequirements(new MetricsRequirement()));
    }
}
