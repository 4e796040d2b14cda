using System.Security.Cryptography;
using Portal.Hosting.Keys;

namespace Portal.Data;

/// <summary>The audit trail's key: 32 bytes in <c>keys/audit.key</c> beside the key ring, never in the database.</summary>
internal sealed class AuditKey(KeyFolder folder)
{
    private readonly Lock _gate = new();
    private byte[]? _key;

    /// <summary>The key; made on first use.</summary>
    public byte[] Get()
    {
        lock (_gate)
        {
            return _key ??= ReadOrMake(Path.Combine(folder.Path, "audit.key"));
        }
    }

    private byte[] ReadOrMake(string file)
    {
        folder.Ensure();
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(file, options);
            var made = RandomNumberGenerator.GetBytes(32);
            stream.Write(made);
            stream.Flush(flushToDisk: true);
            return made;
        }
        catch (IOException) when (File.Exists(file))
        {
            return File.ReadAllBytes(file); // another process was first, or an earlier start
        }
    }
}
