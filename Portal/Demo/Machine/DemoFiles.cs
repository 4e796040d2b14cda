using System.Text;

namespace Portal.Demo.Machine;

/// <summary>A server's disk. Paths have no leading slash; a folder exists while something is in it or it was made.</summary>
public sealed class DemoFiles(DemoTime time)
{
    private readonly SortedDictionary<string, DemoFile> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DateTimeOffset> _folders = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Bytes of all files together.</summary>
    public long TotalBytes
    {
        get
        {
            lock (_gate)
            {
                return _files.Values.Sum(file => file.Size);
            }
        }
    }

    /// <summary>Every path, sorted.</summary>
    public IReadOnlyList<string> Paths
    {
        get
        {
            lock (_gate)
            {
                return [.. _files.Keys];
            }
        }
    }

    public static string Clean(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    public DemoFile? Find(string path)
    {
        lock (_gate)
        {
            return _files.GetValueOrDefault(Clean(path));
        }
    }

    /// <summary>The text of a file, or null when it is not there.</summary>
    public string? Read(string path) => Find(path)?.Text;

    public bool Exists(string path) => Find(path) is not null;

    public bool IsFolder(string path)
    {
        var clean = Clean(path);
        lock (_gate)
        {
            return clean.Length == 0 || _folders.ContainsKey(clean) || _files.Keys.Any(file => file.StartsWith(clean + "/", StringComparison.Ordinal));
        }
    }

    /// <summary>Writes a file anew. <paramref name="at"/>: when; null = now.</summary>
    public void Write(string path, string text, DateTimeOffset? at = null) => Put(path, new DemoFile(Encoding.UTF8.GetBytes(text), at ?? time.Now));

    public void Write(string path, byte[] content, DateTimeOffset? at = null) => Put(path, new DemoFile(content, at ?? time.Now));

    /// <summary>Puts a file of so many bytes there that nobody reads.</summary>
    public void Blank(string path, long size, DateTimeOffset? at = null) => Put(path, new DemoFile(size, at ?? time.Now));

    public void Put(string path, DemoFile file)
    {
        lock (_gate)
        {
            _files[Clean(path)] = file;
        }
    }

    public void Append(string path, string text, DateTimeOffset? at = null)
    {
        lock (_gate)
        {
            if (!_files.TryGetValue(Clean(path), out var file))
            {
                _files[Clean(path)] = file = new DemoFile([], at ?? time.Now);
            }

            file.Append(text, at ?? time.Now);
        }
    }

    public void MakeFolder(string path)
    {
        lock (_gate)
        {
            _folders[Clean(path)] = time.Now;
        }
    }

    /// <summary>Moves a file or a folder. False when the target exists; a missing source does nothing.</summary>
    public bool Rename(string from, string to)
    {
        var (source, target) = (Clean(from), Clean(to));
        lock (_gate)
        {
            if (_files.ContainsKey(target))
            {
                return false;
            }

            foreach (var path in Under(source))
            {
                _files.Remove(path, out var file);
                _files[target + path[source.Length..]] = file!;
            }

            return true;
        }
    }

    /// <summary>Deletes a file or a folder with all that is in it.</summary>
    public void Delete(string path)
    {
        var clean = Clean(path);
        lock (_gate)
        {
            foreach (var file in Under(clean))
            {
                _files.Remove(file);
            }

            _folders.Remove(clean);
        }
    }

    /// <summary>What is directly in a folder: the file, or null for a folder.</summary>
    public IReadOnlyList<(string Name, DemoFile? File, DateTimeOffset At)> List(string folder)
    {
        var start = Clean(folder) is { Length: > 0 } clean ? clean + "/" : "";
        lock (_gate)
        {
            var files = _files.Where(f => f.Key.StartsWith(start, StringComparison.Ordinal)).ToList();
            var here = files.Where(f => !f.Key[start.Length..].Contains('/', StringComparison.Ordinal))
                .Select(f => (f.Key[start.Length..], (DemoFile?)f.Value, f.Value.ModifiedAt));
            var deeper = files.Where(f => f.Key[start.Length..].Contains('/', StringComparison.Ordinal))
                .Select(f => (Name: f.Key[start.Length..].Split('/')[0], f.Value.ModifiedAt))
                .Concat(_folders.Where(f => f.Key.StartsWith(start, StringComparison.Ordinal) && f.Key.Length > start.Length)
                    .Select(f => (Name: f.Key[start.Length..].Split('/')[0], ModifiedAt: f.Value)));
            var folders = deeper.GroupBy(f => f.Name, StringComparer.Ordinal).Select(g => (g.Key, (DemoFile?)null, g.Max(f => f.ModifiedAt)));
            return [.. folders, .. here];
        }
    }

    private List<string> Under(string path) =>
        [.. _files.Keys.Where(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal))];
}
