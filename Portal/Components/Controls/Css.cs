namespace Portal.Components.Controls;

/// <summary>Class lists.</summary>
internal static class Css
{
    /// <summary>Joins what is not empty by spaces.</summary>
    public static string Join(params ReadOnlySpan<string?> names) =>
        string.Join(' ', names.ToArray().Where(name => !string.IsNullOrEmpty(name)));

    /// <summary>The name in lower case, as it ends a class: <c>badge-good</c>.</summary>
    public static string Suffix(this Enum value) => value.ToString().ToLowerInvariant();
}
