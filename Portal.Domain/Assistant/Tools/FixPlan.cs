using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Tools;

/// <summary>A change to propose: one card.</summary>
/// <param name="Verb">One of the action verbs, e.g. <c>set_variable</c>.</param>
/// <param name="Parameters">key and value, image, or path.</param>
/// <param name="ThenStart">The card also starts the server.</param>
public sealed record FixPlan(string Verb, IReadOnlyDictionary<string, string> Parameters, bool ThenStart)
{
    /// <summary>A power action.</summary>
    public static FixPlan Power(string verb) => new(verb, new Dictionary<string, string>(), false);
}

/// <summary>What the panel knows that a finding does not.</summary>
/// <param name="Memory">Megabytes the host allows, or null.</param>
/// <param name="Plan">What will be proposed, or null: nothing the portal can do.</param>
public sealed record FindingFacts(string Server, PowerState State, int? Memory, FixPlan? Plan, ServerUsage? Usage);
