using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Demo.Http;

/// <summary>The envelopes everything travels in.</summary>
internal static class Wire
{
    public static JsonObject Item(string type, JsonObject attributes) => new() { ["object"] = type, ["attributes"] = attributes };

    public static JsonObject List(IEnumerable<JsonObject> items) => new() { ["object"] = "list", ["data"] = new JsonArray([.. items]) };

    public static JsonObject Null() => new() { ["object"] = "null_resource", ["attributes"] = null };

    public static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string? Time(DateTimeOffset? at) => at is { } time ? Time(time) : null;

    /// <summary>A page of a list with its pagination.</summary>
    public static JsonObject Page<T>(PanelCall call, IReadOnlyList<T> all, int usual, int most, Func<T, JsonObject> item)
    {
        var perPage = Math.Clamp(call.Number("per_page", usual), 1, most);
        var page = Math.Max(1, call.Number("page", 1));
        var shown = all.Skip((page - 1) * perPage).Take(perPage).ToList();
        var pages = Math.Max(1, (all.Count + perPage - 1) / perPage);
        var links = new JsonObject();
        if (page > 1)
        {
            links["previous"] = call.PageAddress(page - 1);
        }

        if (page < pages)
        {
            links["next"] = call.PageAddress(page + 1);
        }

        var list = List(shown.Select(item));
        list["meta"] = new JsonObject
        {
            ["pagination"] = new JsonObject
            {
                ["total"] = all.Count, ["count"] = shown.Count, ["per_page"] = perPage, ["current_page"] = page, ["total_pages"] = pages, ["links"] = links,
            },
        };
        return list;
    }
}
