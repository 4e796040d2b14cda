using System.Globalization;
using System.Text;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>
/// Fills captured values into a rule's text: <c>{plugin}</c>; <c>{plugin|file}</c> the first that there is; <c>{plugin|=the plugin}</c> else that word;
/// <c>{file:name}</c> the last part of a path; <c>{file:stem}</c> that without its ending; <c>{v:java}</c> the Java of a class file version.
/// </summary>
internal static class Template
{
    /// <summary>The text, or null when a value without a substitute is missing.</summary>
    public static string? Fill(string template, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }

            text.Append(template, at, open - at);
            if (Value(template[(open + 1)..close], values) is not { } value)
            {
                return null;
            }

            text.Append(value);
            at = close + 1;
        }

        return text.ToString();
    }

    /// <summary>The text; a missing value reads "unknown".</summary>
    public static string Say(string template, IReadOnlyDictionary<string, string> values) => Fill(template, values) ?? Fill(Lenient(template), values)!;

    private static string Lenient(string template) => template.Replace("}", "|=unknown}", StringComparison.Ordinal);

    private static string? Value(string names, IReadOnlyDictionary<string, string> values)
    {
        foreach (var name in names.Split('|'))
        {
            if (name.StartsWith('='))
            {
                return name[1..];
            }

            var parts = name.Split(':', 2);
            if (values.TryGetValue(parts[0], out var value) && value.Length > 0)
            {
                return parts.Length == 1 ? value : Shape(value, parts[1]);
            }
        }

        return null;
    }

    private static string Shape(string value, string shape) => shape switch
    {
        "name" => Name(value),
        "stem" => Path.GetFileNameWithoutExtension(Name(value)),
        "java" => JavaOf(value),
        _ => value,
    };

    private static string Name(string path) => path[(path.AsSpan().LastIndexOfAny('/', '\\') + 1)..];

    /// <summary>Class file version 52 is Java 8, 65 is Java 21: the difference is 44 (JVM specification, table 4.1-A).</summary>
    private static string JavaOf(string classFile) =>
        double.TryParse(classFile, CultureInfo.InvariantCulture, out var version) && version > 44
            ? ((int)version - 44).ToString(CultureInfo.InvariantCulture)
            : classFile;
}
