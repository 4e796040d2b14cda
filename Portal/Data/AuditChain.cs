using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Domain.Safety;

namespace Portal.Data;

/// <summary>How a line of the audit trail is hashed: HMAC-SHA256 over the hash before and the row in one fixed form.</summary>
internal static class AuditChain
{
    /// <summary>What the first line follows.</summary>
    public const string Beginning = "";

    /// <summary>The hash of a row, 64 lower-case hex digits.</summary>
    public static string Hash(byte[] key, string previous, AuditEntry entry)
    {
        object?[] row =
        [
            entry.Id, entry.OwnerId, entry.Actor, entry.Action, entry.State, entry.Detail, entry.CreatedAt.ToUnixTimeMilliseconds(),
        ];
        var text = $"{previous}\n{JsonSerializer.Serialize(row)}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
