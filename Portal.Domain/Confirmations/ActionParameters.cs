using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Domain.Confirmations;

/// <summary>Parameters of an action in one canonical form, so that their hash says whether they are the ones the owner saw.</summary>
public static class ActionParameters
{
    /// <summary>JSON with sorted keys and no white space.</summary>
    public static string Canonical(IReadOnlyDictionary<string, string> parameters) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(parameters.ToDictionary(), StringComparer.Ordinal));

    /// <summary>SHA-256 in hex over server, verb, start and parameters.</summary>
    public static string Hash(string serverId, string verb, bool thenStart, string canonical) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{serverId}\n{verb}\n{thenStart}\n{canonical}")));

    /// <summary>Back from the canonical form.</summary>
    public static IReadOnlyDictionary<string, string> Read(string canonical) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(canonical)!;
}
