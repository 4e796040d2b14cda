using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Portal.Demo.Http;

/// <summary>Keys people make themselves: the secret is shown once, and the key is identifier and secret together.</summary>
internal sealed class KeyRoutes
{
    private const int MostKeys = 25;

    private readonly ConcurrentDictionary<string, (DemoPerson Person, string Secret, string Description, DateTimeOffset At)> _keys = new(StringComparer.Ordinal);

    public void Map(PanelRoutes routes)
    {
        routes.Account("GET", "/account/api-keys", call => PanelAnswer.Json(Wire.List(Own(call).Select(Item))));
        routes.Account("POST", "/account/api-keys", Create);
        routes.Account("DELETE", "/account/api-keys/{identifier}", Delete);
    }

    /// <summary>Whose key it is, or null.</summary>
    public DemoPerson? Holder(string key) =>
        key.Length > 16 && _keys.TryGetValue(key[..16], out var kept) && kept.Secret == key[16..] ? kept.Person : null;

    private IEnumerable<string> Own(PanelCall call) => _keys.Where(key => key.Value.Person.Email == call.Person.Email).Select(key => key.Key);

    private JsonObject Item(string identifier) => Wire.Item("api_key", new JsonObject
    {
        ["identifier"] = identifier, ["description"] = _keys[identifier].Description, ["allowed_ips"] = new JsonArray(), ["last_used_at"] = null,
        ["created_at"] = Wire.Time(_keys[identifier].At),
    });

    private PanelAnswer Create(PanelCall call)
    {
        if (Own(call).Count() >= MostKeys)
        {
            throw PanelRefusal.Display("DisplayException", "You have reached the account limit for number of API keys.");
        }

        var identifier = (call.IsPelican ? "pacc_" : "ptlc_") + RandomNumberGenerator.GetHexString(11, lowercase: true);
        var secret = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _keys[identifier] = (call.Person, secret, call.Required("description"), call.Panel.Clock.GetUtcNow());
        var made = Item(identifier);
        made["meta"] = new JsonObject { ["secret_token"] = secret };
        return PanelAnswer.Json(made);
    }

    private PanelAnswer Delete(PanelCall call)
    {
        var identifier = call.Value("identifier");
        if (!Own(call).Contains(identifier))
        {
            throw PanelRefusal.Unknown();
        }

        _keys.TryRemove(identifier, out _);
        return PanelAnswer.Done;
    }
}
