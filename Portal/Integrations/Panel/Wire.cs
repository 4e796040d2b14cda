using System.Globalization;
using System.Text.Json;

namespace Portal.Integrations.Panel;

/// <summary>Reads the panel's JSON without trusting it: a missing or odd field is null, never a failure.</summary>
internal static class Wire
{
    extension(JsonElement element)
    {
        /// <summary>A member that is there and not null.</summary>
        public JsonElement? Find(string name) =>
            element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind is not JsonValueKind.Null ? found : null;

        public string? Text(string name) => element.Find(name) switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };

        public double? Number(string name) => element.Find(name) switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) => value,
            { ValueKind: JsonValueKind.String } text when double.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var value) => value,
            _ => null,
        };

        public long Count(string name) => element.Number(name) is { } value && value is > long.MinValue and < long.MaxValue ? (long)value : 0;

        public bool Flag(string name) => element.Find(name) is { ValueKind: JsonValueKind.True };

        public DateTimeOffset? Time(string name) =>
            DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

        /// <summary>The entries of an array; none when it is something else.</summary>
        public IEnumerable<JsonElement> List(string name) =>
            element.Find(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

        /// <summary>The <c>attributes</c> of each entry of <c>data</c>.</summary>
        public IEnumerable<JsonElement> Items() => element.List("data").Select(item => item.Find("attributes")).OfType<JsonElement>();

        /// <summary>A relationship, e.g. <c>allocations</c>.</summary>
        public JsonElement? Related(string name) => element.Find("relationships")?.Find(name);
    }
}
