using System.Text.Json;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>All rules in force, and what was wrong with those that are not.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<string, Rule> _byId = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private Catalogue()
    {
    }

    public IReadOnlyCollection<Rule> Rules => _byId.Values;

    /// <summary>A sentence for each rule or file that was skipped.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public Rule? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The built-in rules, then those of a folder, which add, replace and switch off. Never throws for what stands in that folder.</summary>
    public static Catalogue Load(string? directory)
    {
        var catalogue = new Catalogue();
        var assembly = typeof(Catalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(IsCatalogue).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var json = new byte[stream.Length];
            stream.ReadExactly(json);
            catalogue.Add(name, json, isOurs: true);
        }

        if (!string.IsNullOrWhiteSpace(directory))
        {
            catalogue.AddFolder(directory);
        }

        return catalogue;
    }

    private static bool IsCatalogue(string resource) =>
        resource.Contains(".LogAnalysis.Catalogue.", StringComparison.Ordinal) && resource.EndsWith(".json", StringComparison.Ordinal);

    private void AddFolder(string directory)
    {
        try
        {
            foreach (var path in Directory.EnumerateFiles(directory, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                Add(Path.GetFileName(path), File.ReadAllBytes(path), isOurs: false);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _problems.Add($"The catalogue folder cannot be read: {problem.Message}");
        }
    }

    private void Add(string file, ReadOnlySpan<byte> json, bool isOurs)
    {
        json = json.StartsWith(Mark) ? json[Mark.Length..] : json;
        try
        {
            foreach (var rule in JsonSerializer.Deserialize(json, RuleJson.Default.RuleFile)?.Rules ?? [])
            {
                Add(file, rule, isOurs);
            }
        }
        catch (JsonException problem)
        {
            _problems.Add($"{file} is skipped, it is no catalogue file: {problem.Message}");
        }
    }

    private void Add(string file, RuleText text, bool isOurs)
    {
        try
        {
            if (text.Off)
            {
                _byId.Remove(text.Id);
                return;
            }

            _byId[text.Id] = new Rule(text, compile: !isOurs);
        }
        catch (ArgumentException problem)
        {
            _problems.Add($"{file}: the rule '{text.Id}' is skipped: {problem.Message}");
        }
    }
}
