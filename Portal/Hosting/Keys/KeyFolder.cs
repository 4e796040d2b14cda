namespace Portal.Hosting.Keys;

/// <summary>The folder of the key ring and the audit key.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record KeyFolder(string Path)
{
    /// <summary>Makes the folder when it is not there, and lets only this account into it.</summary>
    public void Ensure()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
            return;
        }

        const UnixFileMode ours = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(Path, ours);
        File.SetUnixFileMode(Path, ours);
    }

    /// <summary>A key of the ring that is not encrypted, or null.</summary>
    public string? FindKeyInClear() =>
        Directory.EnumerateFiles(Path, "key-*.xml").FirstOrDefault(file => File.ReadAllText(file).Contains("<masterKey", StringComparison.Ordinal));
}
