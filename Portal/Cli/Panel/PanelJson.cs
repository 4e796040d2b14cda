using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Panel;

namespace Portal.Cli.Panel;

/// <summary>The JSON of the panel verbs; its names and words are stable.</summary>
internal static class PanelJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line.</summary>
    public static string Line(JsonNode node) => node.ToJsonString(Format);

    /// <summary>A refusal with everything an outside script needs to tell it apart.</summary>
    public static JsonObject Error(PanelProblem problem)
    {
        var error = new JsonObject { ["kind"] = problem.Code, ["message"] = problem.Message };
        Add(error, "permission", problem.Permission);
        Add(error, "status", problem.Status);
        Add(error, "retryAfterSeconds", problem.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null);
        if (problem.Fields is { } fields)
        {
            error["fields"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
        }

        return error;
    }

    /// <summary>A server with its live state. What is unlimited or not known is null.</summary>
    public static JsonObject Server(ServerStatus status) => new()
    {
        ["id"] = status.Server.Id,
        ["identifier"] = status.Server.Identifier,
        ["name"] = status.Server.Name,
        ["owner"] = status.Server.IsOwner,
        ["state"] = ServerWords.Say(status.State),
        ["condition"] = Snake(status.Condition.ToString()),
        ["limits"] = new JsonObject
        {
            ["memoryMb"] = status.Server.Limits.MemoryMb, ["diskMb"] = status.Server.Limits.DiskMb, ["cpuPercent"] = status.Server.Limits.CpuPercent,
        },
        ["usage"] = status.Usage is { } usage
            ? new JsonObject
            {
                ["memoryBytes"] = usage.MemoryBytes, ["cpuPercent"] = usage.CpuPercent, ["diskBytes"] = usage.DiskBytes,
                ["uptimeSeconds"] = (long)usage.Uptime.TotalSeconds,
            }
            : null,
        ["message"] = status.Message,
    };

    /// <summary>One server with rights and what can be done now.</summary>
    public static JsonObject Report(ServerReport report)
    {
        var json = Server(report.Status);
        json["permissions"] = Strings(report.Details.Permissions);
        json["actions"] = Strings(report.Actions);
        return json;
    }

    /// <summary>A log and where it came from.</summary>
    public static JsonObject Log(ServerLog log) => new()
    {
        ["id"] = log.ServerId,
        ["name"] = log.Name,
        ["requested"] = log.Requested,
        ["count"] = log.Lines.Count,
        ["lines"] = Strings(log.Lines),
        ["sources"] = new JsonArray([.. log.Sources.Select(Source)]),
        ["gaps"] = log.Gaps,
        ["notes"] = Strings(log.Notes),
    };

    /// <summary>How a power action ended.</summary>
    public static JsonObject Power(PanelServer server, string signal, ActionProof proof) => new()
    {
        ["id"] = server.Id,
        ["name"] = server.Name,
        ["signal"] = signal,
        ["outcome"] = Snake(proof.Result.ToString()),
        ["state"] = ServerWords.Say(proof.State),
        ["message"] = proof.Message,
        ["steps"] = new JsonArray([.. proof.Steps.Select(step => new JsonObject { ["at"] = step.At.ToUniversalTime().ToString("O"), ["what"] = step.What })]),
    };

    /// <summary>What a change said.</summary>
    public static JsonObject Message(PanelServer server, string message) =>
        new() { ["id"] = server.Id, ["name"] = server.Name, ["message"] = message };

    private static JsonNode Source(LogSource source)
    {
        var json = new JsonObject { ["kind"] = source.Kind };
        Add(json, "path", source.Path);
        json["count"] = source.Count;
        if (source.Problem is { } problem)
        {
            json["error"] = Error(problem);
        }

        return json;
    }

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
