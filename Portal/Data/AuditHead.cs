using System.Text.Json;
using Portal.Hosting.Keys;

namespace Portal.Data;

/// <summary>The last line known when its hash was noted outside the database.</summary>
internal sealed record AuditHeadNote(long Id, string Hash);

/// <summary>Where the head of the audit trail is noted: <c>keys/audit.head</c>.</summary>
internal sealed class AuditHead(KeyFolder folder)
{
    private string File => Path.Combine(folder.Path, "audit.head");

    public AuditHeadNote? Read() =>
        System.IO.File.Exists(File) ? JsonSerializer.Deserialize<AuditHeadNote>(System.IO.File.ReadAllText(File)) : null;

    public void Write(AuditHeadNote note)
    {
        folder.Ensure();
        var next = File + ".new";
        System.IO.File.WriteAllText(next, JsonSerializer.Serialize(note));
        System.IO.File.Move(next, File, overwrite: true);
    }
}
