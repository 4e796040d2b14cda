using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Domain.Panel;

namespace Portal.Cli;

/// <summary>What verbs print with <c>--json</c>: one object a line.</summary>
internal static class JsonOutput
{
    /// <summary>Web names; texts of people stay readable.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints one object on a line of its own.</summary>
    public static Task WriteAsync(TextWriter output, object value) => output.WriteLineAsync(JsonSerializer.Serialize(value, value.GetType(), Options));

    /// <summary>The error line of a verb, and exit code 1.</summary>
    public static async Task<int> FailAsync(TextWriter output, TextWriter errors, bool json, PanelProblem problem)
    {
        if (!json)
        {
            await errors.WriteLineAsync(problem.Message);
            return 1;
        }

        var error = new Dictionary<string, object?> { ["kind"] = problem.Code, ["message"] = problem.Message };
        Add(error, "permission", problem.Permission);
        Add(error, "fields", problem.Fields);
        Add(error, "status", problem.Status);
        Add(error, "retryAfterSeconds", problem.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null);
        await WriteAsync(output, new Dictionary<string, object> { ["error"] = error });
        return 1;
    }

    private static void Add(Dictionary<string, object?> error, string name, object? value)
    {
        if (value is not null)
        {
            error[name] = value;
        }
    }
}
