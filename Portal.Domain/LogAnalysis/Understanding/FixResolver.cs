using System.Globalization;
using Portal.Domain.LogAnalysis.Expressions;
using Portal.Domain.LogAnalysis.Rules;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Completes a rule's fix with what the facts say: the image with the wanted Java, the heap that fits, a port that is the server's.</summary>
internal sealed class FixResolver(LogFacts facts)
{
    /// <summary>The share of the container's memory that a heap may take: Java needs the rest for classes, threads and buffers.</summary>
    public const double HeapShare = 0.75;

    private const string DefaultImage = "ghcr.io/pterodactyl/yolks:java_";

    public SuggestedFix Resolve(FixText fix, IReadOnlyDictionary<string, string> values)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, template) in fix.Parameters ?? [])
        {
            if (Template.Fill(template, values) is { Length: > 0 } value)
            {
                parameters[name] = value;
            }
        }

        return fix.Kind switch
        {
            "set_docker_image" => Image(parameters),
            "set_variable" when parameters.GetValueOrDefault("key") == "MAX_MEMORY" => Heap(),
            "set_variable" when parameters.GetValueOrDefault("key") == "SERVER_PORT" => Port(values.GetValueOrDefault("port")),
            "disable_plugin" => File(fix.Kind, "plugins", parameters),
            "disable_mod" => File(fix.Kind, "mods", parameters),
            _ => new SuggestedFix(fix.Kind, parameters),
        };
    }

    /// <summary>Megabytes of heap the start command asks for, or null.</summary>
    public static int? HeapMb(string? invocation)
    {
        if (invocation is null || Xmx.Match(invocation) is not { Success: true } match)
        {
            return null;
        }

        var number = long.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "G" => (int)Math.Min(number * 1024, int.MaxValue),
            "M" => (int)Math.Min(number, int.MaxValue),
            "K" => (int)(number / 1024),
            _ => (int)(number / 1024 / 1024),
        };
    }

    /// <summary>A heap that fits: three quarters of the container, or absent where the limit is not known.</summary>
    public SuggestedFix Heap()
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["key"] = HeapVariable() };
        if (facts.MemoryLimitMb is { } limit)
        {
            parameters["value"] = ((int)(limit * HeapShare)).ToString(CultureInfo.InvariantCulture);
        }

        return new SuggestedFix("set_variable", parameters);
    }

    /// <summary>The variable that holds the heap: the one with its value, else the usual name.</summary>
    private string HeapVariable()
    {
        var heap = HeapMb(facts.Invocation)?.ToString(CultureInfo.InvariantCulture);
        var variables = facts.Variables ?? new Dictionary<string, string>();
        return variables.ContainsKey("MAX_MEMORY") ? "MAX_MEMORY"
            : variables.FirstOrDefault(pair => pair.Value == heap && pair.Key.Contains("MEM", StringComparison.OrdinalIgnoreCase)).Key ?? "MAX_MEMORY";
    }

    private SuggestedFix Port(string? taken)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["key"] = "SERVER_PORT" };
        if (facts.OtherPorts?.FirstOrDefault(port => port.ToString(CultureInfo.InvariantCulture) != taken) is { } port and > 0)
        {
            parameters["value"] = port.ToString(CultureInfo.InvariantCulture);
        }

        return new SuggestedFix("set_variable", parameters);
    }

    private SuggestedFix Image(Dictionary<string, string> parameters)
    {
        if (!parameters.Remove("java", out var java))
        {
            return new SuggestedFix("set_docker_image", parameters);
        }

        var now = facts.DockerImage ?? DefaultImage + "0";
        parameters["image"] = JavaTag.IsMatch(now) ? JavaTag.Replace(now, "java_" + java) : DefaultImage + java;
        return new SuggestedFix("set_docker_image", parameters);
    }

    private static SuggestedFix File(string kind, string folder, Dictionary<string, string> parameters)
    {
        if (parameters.TryGetValue("path", out var path))
        {
            var name = path[(path.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
            parameters["path"] = $"{folder}/{name}";
            return name.EndsWith(".jar", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".phar", StringComparison.OrdinalIgnoreCase)
                ? new SuggestedFix(kind, parameters)
                : new SuggestedFix(kind, new Dictionary<string, string>());
        }

        return new SuggestedFix(kind, parameters);
    }

    private static readonly Expression Xmx = new(@"-Xmx(?<n>\d{1,12})(?<unit>[gGmMkK]?)\b");

    private static readonly Expression JavaTag = new(@"java_\d+");
}
