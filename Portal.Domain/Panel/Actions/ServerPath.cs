namespace Portal.Domain.Panel.Actions;

/// <summary>A file inside the server's own folder: always <c>/folder/name</c>, never a way out of it.</summary>
internal sealed record ServerPath(string Directory, string Name)
{
    public string Full => Directory == "/" ? $"/{Name}" : $"{Directory}/{Name}";

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

    /// <summary>The path, or null when it is no plain path inside the server: <c>..</c>, drive letters, back-slashes, control characters.</summary>
    public static ServerPath? Parse(string? path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Length > 512 || path.Any(c => char.IsControl(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|'))
        {
            return null;
        }

        var parts = path.TrimStart('/').Split('/');
        return parts.Any(part => part is "" or "." or ".." || part != part.Trim())
            ? null
            : new ServerPath("/" + string.Join('/', parts[..^1]), parts[^1]);
    }
}
