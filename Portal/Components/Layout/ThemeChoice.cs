namespace Portal.Components.Layout;

/// <summary>The theme a person chose, kept in a cookie of no other meaning.</summary>
internal static class ThemeChoice
{
    private const string Cookie = "theme";

    /// <summary><c>light</c> or <c>dark</c>; null: what the system prefers.</summary>
    public static string? Explicit(HttpContext? context) =>
        context?.Request.Cookies[Cookie] is "light" or "dark" ? context.Request.Cookies[Cookie] : null;
}
