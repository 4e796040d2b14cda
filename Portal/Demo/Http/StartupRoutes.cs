using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Demo.Machine;

namespace Portal.Demo.Http;

/// <summary>How a server starts: variables and docker image.</summary>
internal static class StartupRoutes
{
    public static void Map(PanelRoutes routes)
    {
        routes.Server("GET", "/startup", "startup.read", Startup);
        routes.Server("PUT", "/startup/variable", "startup.update", SetVariable);
        routes.Server("PUT", "/settings/docker-image", "startup.docker-image", SetImage);
    }

    private static PanelAnswer Startup(PanelCall call)
    {
        var list = Wire.List(call.Server.Plan.Egg.Variables.Where(variable => variable.IsViewable).Select(variable => ServerJson.Variable(call.Server, variable)));
        list["meta"] = Commands(call);
        list["meta"]!["docker_images"] = new JsonObject(call.Server.Plan.Egg.Images.Select(image => KeyValuePair.Create(image.Key, (JsonNode?)image.Value)));
        return PanelAnswer.Json(list);
    }

    private static JsonObject Commands(PanelCall call) => new()
    {
        ["startup_command"] = call.Server.Invocation(), ["raw_startup_command"] = call.Server.Plan.Egg.Startup,
    };

    private static PanelAnswer SetVariable(PanelCall call)
    {
        var (server, key, value) = (call.Server, call.Required("key"), call.Text("value") ?? "");
        if (server.Plan.Egg.Variables.FirstOrDefault(known => known.Key == key) is not { } variable)
        {
            throw call.IsPelican
                ? PanelRefusal.BadRequest("The environment variable you are trying to edit does not exist.")
                : new PanelRefusal(500, "ErrorException", "An unexpected error was encountered while processing this request, please try again.");
        }

        if (!variable.IsEditable || !variable.IsViewable)
        {
            throw PanelRefusal.BadRequest(variable.IsViewable
                ? "The environment variable you are trying to edit is read-only."
                : "The environment variable you are trying to edit does not exist.");
        }

        CheckRules(variable, value);
        call.Note("server:startup.edit", new JsonObject { ["variable"] = key, ["old"] = server.Variable(key), ["new"] = value });
        server.SetVariable(key, value);
        var changed = ServerJson.Variable(server, variable);
        changed["meta"] = Commands(call);
        return PanelAnswer.Json(changed);
    }

    private static PanelAnswer SetImage(PanelCall call)
    {
        var image = call.Required("docker_image");
        if (!call.Server.Plan.Egg.Images.Values.Contains(call.Server.DockerImage))
        {
            throw PanelRefusal.BadRequest("This server's Docker image has been manually set by an administrator and cannot be updated.");
        }

        if (!call.Server.Plan.Egg.Images.Values.Contains(image))
        {
            throw PanelRefusal.Invalid("docker_image", "in", "The selected docker image is invalid.");
        }

        call.Note("server:startup.image", new JsonObject { ["old"] = call.Server.DockerImage, ["new"] = image });
        call.Server.DockerImage = image;
        return PanelAnswer.Done;
    }

    /// <summary>The few Laravel rules the demo's eggs use.</summary>
    private static void CheckRules(EggVariable variable, string value)
    {
        var rules = variable.Rules.Split('|');
        if (value.Length == 0 && rules.Contains("nullable"))
        {
            return;
        }

        foreach (var rule in rules)
        {
            var (name, parameter) = rule.Split(':', 2) is [var first, var rest] ? (first, rest) : (rule, "");
            if (Broken(name, parameter, value, rules.Contains("integer")) is { } problem)
            {
                throw PanelRefusal.Invalid("value", name, $"The {variable.Name} variable {problem}");
            }
        }
    }

    private static string? Broken(string rule, string parameter, string value, bool isNumber) => rule switch
    {
        "required" when value.Length == 0 => "field is required.",
        "integer" when !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "must be an integer.",
        "between" when !IsBetween(parameter, isNumber ? long.Parse(value, CultureInfo.InvariantCulture) : value.Length) => $"must be between {parameter.Replace(",", " and ", StringComparison.Ordinal)}.",
        "max" when value.Length > int.Parse(parameter, CultureInfo.InvariantCulture) => $"may not be greater than {parameter} characters.",
        "regex" when !Regex.IsMatch(value, parameter.Trim('/'), RegexOptions.None, TimeSpan.FromSeconds(1)) => "format is invalid.",
        _ => null,
    };

    private static bool IsBetween(string bounds, long number)
    {
        var both = bounds.Split(',').Select(bound => long.Parse(bound, CultureInfo.InvariantCulture)).ToList();
        return number >= both[0] && number <= both[1];
    }
}
