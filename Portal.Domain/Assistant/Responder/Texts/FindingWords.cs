using System.Text.RegularExpressions;
using Portal.Domain.Assistant.Tools;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>Facts taken out of a finding for its sentences; all of it is foreign text and comes out plain.</summary>
public static partial class FindingWords
{
    /// <summary>What it is about; empty when the finding does not say.</summary>
    public static string Subject(SeenFinding finding) => finding.Subject is { } subject ? Code(subject) : "";

    /// <summary>The other party: the missing plugin, the second mod; null when the finding does not say.</summary>
    public static string? Other(SeenFinding finding) =>
        finding.Detail.Where(d => d.Key is not ("version" or "exit_code" or "line" or "required") && d.Value.Length is > 0 and < 60 && d.Value != finding.Subject).Select(d => d.Value).FirstOrDefault() is { } other
            ? Code(other)
            : null;

    /// <summary>The Java version that is needed: from the class file version in the evidence, or what will be proposed.</summary>
    public static string? Java(SeenFinding finding, FindingFacts facts) =>
        ClassFile(finding) is { } file && int.TryParse(file.Split('.')[0], out var major) && major > 44 ? $"{major - 44}"
        : facts.Plan is { Verb: "set_docker_image" } plan && ImageJava().Match(plan.Parameters["image"]) is { Success: true } java ? java.Groups[1].Value
        : null;

    /// <summary>The newest class file version named in the evidence, e.g. <c>65.0</c>.</summary>
    public static string? ClassFile(SeenFinding finding) =>
        finding.Evidence.Select(line => ClassVersion().Match(line)).FirstOrDefault(m => m.Success)?.Groups[1].Value;

    /// <summary>The damaged region file.</summary>
    public static string? Region(SeenFinding finding) => Texts(finding).Select(text => RegionFile().Match(text)).FirstOrDefault(m => m.Success)?.Value;

    /// <summary>The chunk that cannot be loaded, as "(x, z)".</summary>
    public static string? Chunk(SeenFinding finding) =>
        Texts(finding).Select(text => ChunkAt().Match(text)).FirstOrDefault(m => m.Success) is { } match ? $"({match.Groups[1].Value}, {match.Groups[2].Value})" : null;

    /// <summary>The file name of a plan's path.</summary>
    public static string File(FixPlan plan) => plan.Parameters.GetValueOrDefault("path", "").Split('/')[^1].Replace('`', ' ');

    /// <summary>The line with its number, as it stands in the proof.</summary>
    public static string Numbered(int number, string line) => $"{number,5} | {(line.Length <= 220 ? line : line[..219] + "…").Replace("```", "'''", StringComparison.Ordinal)}";

    private static IEnumerable<string> Texts(SeenFinding finding) => [finding.Subject ?? "", .. finding.Detail.Values, .. finding.Evidence, finding.Blame ?? ""];

    private static string Code(string text)
    {
        var clean = new string([.. text.Where(c => !char.IsControl(c) && c is not ('`' or '<' or '>'))]).Trim();
        return $"`{(clean.Length <= 80 ? clean : clean[..79] + "…")}`";
    }

    [GeneratedRegex(@"class file version (\d{2}\.\d)", RegexOptions.NonBacktracking)]
    private static partial Regex ClassVersion();

    [GeneratedRegex(@"java_?-?(\d{1,2})", RegexOptions.NonBacktracking)]
    private static partial Regex ImageJava();

    [GeneratedRegex(@"(?:[\w.-]+/)*r\.-?\d+\.-?\d+\.mca", RegexOptions.NonBacktracking)]
    private static partial Regex RegionFile();

    [GeneratedRegex(@"[Cc]hunk(?: at)? ?[\[(]?\[?(-?\d+), ?(-?\d+)[\])]", RegexOptions.NonBacktracking)]
    private static partial Regex ChunkAt();
}
