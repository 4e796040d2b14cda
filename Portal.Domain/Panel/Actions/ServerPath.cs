namespace Portal.Domain.Panel.Actions;

/// <summary>A file inside the server's own folder: always <c>/folder/name</c>, never a way out of it.</summary>
internal sealed record ServerPath(string Directory, string Name)
{
    public string Full => Directory == "/" ? $"/{Name}" : $"{Directory}/{Name}";

    /// <summary>As it is written on a card: <c>folder/name</c>, from the server's own folder on.</summary>
    public string Relative => Full[1..];

    /// <summary>The folders on the way, from the root: <c>/</c>, <c>/plugins</c>, …</summary>
    public IEnumerable<(string Directory, string Name)> Steps()
    {
        var at = "/";
        foreach (var part in Directory.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return (at, part);
            at = at == "/" ? $"/{part}" : $"{at}/{part}";
        }
    }

    /// <summary>
    /// The path, or null when it is no plain path from the server's own folder on: absolute ones, <c>..</c>, drive letters, back-slashes,
    /// control characters and invisible ones.
    /// </summary>
    public static ServerPath? Parse(string? path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Length > 512 || path.Any(IsRefused))
        {
            return null;
        }

        var parts = path.Split('/');
        return parts.Any(part => part is "" or "." or ".." || part != part.Trim())
            ? null
            : new ServerPath("/" + string.Join('/', parts[..^1]), parts[^1]);
    }

    /// <summary>The path of a parameter; refused where it is none.</summary>
    public static ServerPath Of(string? path)
    {
        var read = Parse(path);
        Refuse.Unless(read is not null, "This is not a path inside the server's folder.");
        return read!;
    }

    private static bool IsRefused(char c) =>
        char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
        || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|';
}
