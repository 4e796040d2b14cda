using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Panel.Actions;

/// <summary>Our own refusals, in the panel's form.</summary>
internal static class Refuse
{
    /// <summary>Refuses unless it holds.</summary>
    /// <param name="otherwise">Why, in plain words.</param>
    public static void Unless([DoesNotReturnIf(false)] bool holds, string otherwise, PanelProblemKind kind = PanelProblemKind.Invalid)
    {
        if (!holds)
        {
            throw new PanelProblemException(new PanelProblem(kind, otherwise));
        }
    }

    /// <summary>A parameter that must be there.</summary>
    public static string Without(IReadOnlyDictionary<string, string> parameters, string name)
    {
        var value = parameters.GetValueOrDefault(name);
        Unless(!string.IsNullOrEmpty(value), $"'{name}' is missing.");
        return value!;
    }
}
