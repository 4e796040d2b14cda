using System.Globalization;

namespace Portal.Domain.Panel.Actions;

/// <summary>The names files get: switched off, switched on again, and as a copy. Pure.</summary>
internal static class FileNames
{
    public const string Off = ".disabled";

    /// <summary>The licence file.</summary>
    public static ServerPath Eula { get; } = new("/", "eula.txt");

    /// <summary>A plugin or mod, and the name that hides it from the server.</summary>
    public static (ServerPath From, ServerPath To) Disabled(string? path, string folder)
    {
        var file = ServerPath.Of(path);
        Refuse.Unless(
            file.Directory.Equals($"/{folder}", StringComparison.OrdinalIgnoreCase) && !file.Name.EndsWith(Off, StringComparison.OrdinalIgnoreCase),
            $"Only a file in the folder '{folder}' that is not disabled yet can be disabled.");
        return (file, file with { Name = file.Name + Off });
    }

    /// <summary>A disabled file and its own name. The path may be either.</summary>
    public static (ServerPath From, ServerPath To) Enabled(string? path)
    {
        var file = ServerPath.Of(path);
        var off = file.Name.EndsWith(Off, StringComparison.OrdinalIgnoreCase) ? file : file with { Name = file.Name + Off };
        Refuse.Unless(off.Name.Length > Off.Length, "This is no disabled file.");
        return (off, off with { Name = off.Name[..^Off.Length] });
    }

    /// <summary>A world's lock.</summary>
    public static ServerPath Lock(string? path)
    {
        var file = ServerPath.Of(string.IsNullOrWhiteSpace(path) ? "world/session.lock" : path);
        Refuse.Unless(file.Name == "session.lock" && file.Directory != "/", "Only a world's file called session.lock can be removed.");
        return file;
    }

    /// <summary>Where a file's present state is kept before it is changed.</summary>
    public static ServerPath Copy(ServerPath file, DateTimeOffset now) =>
        file with { Name = string.Create(CultureInfo.InvariantCulture, $"{file.Name}.{now.UtcDateTime:yyyyMMdd-HHmmss}.bak") };

    /// <summary>Whether this is the name of a copy of that file.</summary>
    public static bool IsCopyOf(string name, string file) =>
        name.StartsWith(file + ".", StringComparison.Ordinal) && name.EndsWith(".bak", StringComparison.Ordinal) && name.Length >= file.Length + 4;

    /// <summary>The copy to put a file back from: the one named, which must be a copy of it.</summary>
    public static ServerPath CopyOf(ServerPath file, string from)
    {
        var copy = ServerPath.Of(from);
        Refuse.Unless(copy.Directory == file.Directory && IsCopyOf(copy.Name, file.Name), $"{copy.Relative} is no copy of {file.Relative}.");
        return copy;
    }
}
