using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Demo.Machine;

namespace Portal.Demo.Http;

/// <summary>A request that has passed the door: who asks, for which server, with which rights.</summary>
/// <param name="Rights">The caller's permissions on the server; empty where there is none.</param>
internal sealed record PanelCall(DemoPanel Panel, HttpContext Http, DemoPerson Person, byte[] Body, DemoServer? AnyServer, IReadOnlyList<string> Rights)
{
    /// <summary>The server of the path.</summary>
    public DemoServer Server => AnyServer ?? throw new InvalidOperationException("This route has no server.");

    public DemoPanelKind Kind => Panel.Options.Kind;

    public bool IsPelican => Kind is DemoPanelKind.Pelican;

    public bool IsOwner => Server.Plan.OwnerEmail == Person.Email;

    public bool May(string permission) => Rights.Contains("*") || Rights.Contains(permission);

    /// <summary>A value of the path.</summary>
    public string Value(string name) => (string)Http.Request.RouteValues[name]!;

    /// <summary>A value of the query, or an empty text.</summary>
    public string Query(string name) => Http.Request.Query[name].ToString();

    public int Number(string name, int usual) => int.TryParse(Query(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : usual;

    public bool Includes(string what) => Query("include").Split(',').Contains(what);

    /// <summary>The JSON body; malformed is the panel's 400.</summary>
    public JsonObject Json()
    {
        if (Body.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(Body) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            throw PanelRefusal.BadRequest("The JSON data passed in the request appears to be malformed. err_code: 4");
        }
    }

    /// <summary>A text of the JSON body, or null.</summary>
    public string? Text(string name) => Json()[name] is JsonValue value ? value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString() : null;

    /// <summary>A text of the JSON body that must be there.</summary>
    public string Required(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw PanelRefusal.Invalid(name, "required", $"The {name.Replace('_', ' ')} field is required.");

    /// <summary>The texts of a list in the JSON body.</summary>
    public IReadOnlyList<string> Texts(string name) => Json()[name] is JsonArray list ? [.. list.Select(item => item!.GetValue<string>())] : [];

    public string BodyText() => Encoding.UTF8.GetString(Body);

    public string PageAddress(int page) => $"{Panel.Address}{Http.Request.Path}?page={page}";

    /// <summary>Notes in the server's activity log that the caller did this.</summary>
    public void Note(string what, JsonObject? properties = null) => Server.Activity.Add(what, Person.Email, properties);
}
