using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Demo.Machine;

namespace Portal.Demo.Socket;

/// <summary>What a good token lets its holder do, until when.</summary>
internal sealed record SocketGrant(IReadOnlyList<string> Permissions, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    public bool May(string permission) =>
        Permissions.Contains(permission) || (Permissions.Contains("*") && !permission.StartsWith("admin.", StringComparison.Ordinal));
}

/// <summary>A token the node does not take, with Wings' own words.</summary>
internal sealed class TokenRefusal(string reason) : Exception("jwt: " + reason);

/// <summary>Makes and reads the websocket's tokens: signed, for one server, for ten minutes.</summary>
internal sealed class SocketTokens(TimeProvider clock, int lifeSeconds)
{
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private DateTimeOffset _denyBefore = DateTimeOffset.MinValue;

    public TimeSpan Life => TimeSpan.FromSeconds(lifeSeconds);

    public string Issue(DemoPerson person, DemoServer server, IReadOnlyList<string> rights)
    {
        var now = clock.GetUtcNow();
        var header = Encode("""{"typ":"JWT","alg":"HS256"}""");
        var payload = Encode(new JsonObject
        {
            ["iss"] = "demo", ["aud"] = new JsonArray(server.Plan.Node), ["jti"] = Guid.NewGuid().ToString("N"), ["scope"] = "websocket",
            ["iat"] = now.ToUnixTimeMilliseconds() / 1000.0, ["exp"] = now.Add(Life).ToUnixTimeMilliseconds() / 1000.0,
            ["server_uuid"] = server.Uuid, ["user_uuid"] = person.Uuid, ["permissions"] = new JsonArray([.. rights.Select(right => (JsonNode)right)]),
        }.ToJsonString());
        return $"{header}.{payload}.{Sign($"{header}.{payload}")}";
    }

    /// <exception cref="TokenRefusal">The token is not good for this server now.</exception>
    public SocketGrant Read(string token, DemoServer server)
    {
        var grant = Verify(token, server);
        Check(grant);
        return grant;
    }

    /// <summary>Whether a grant still holds.</summary>
    /// <exception cref="TokenRefusal">It has expired, or the node was restarted since.</exception>
    public void Check(SocketGrant grant)
    {
        if (grant.ExpiresAt <= clock.GetUtcNow())
        {
            throw new TokenRefusal("exp claim is invalid");
        }

        if (grant.IssuedAt < _denyBefore)
        {
            throw new TokenRefusal("created too far in past (denylist)");
        }
    }

    /// <summary>Tokens made until now no longer count.</summary>
    public void DenyOlder() => _denyBefore = clock.GetUtcNow();

    private SocketGrant Verify(string token, DemoServer server)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign($"{parts[0]}.{parts[1]}")), Encoding.ASCII.GetBytes(parts[2])))
        {
            throw new TokenRefusal("malformed token");
        }

        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        var grant = new SocketGrant([.. claims["permissions"]!.AsArray().Select(right => (string)right!)], Instant(claims["iat"]!), Instant(claims["exp"]!));
        if ((string)claims["server_uuid"]! != server.Uuid)
        {
            throw new TokenRefusal("server uuid mismatch");
        }

        return grant.May("websocket.connect") ? grant : throw new TokenRefusal("missing connect permission");
    }

    private static DateTimeOffset Instant(JsonNode seconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round((double)seconds * 1000));

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private string Sign(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(_secret, Encoding.ASCII.GetBytes(text)));
}
