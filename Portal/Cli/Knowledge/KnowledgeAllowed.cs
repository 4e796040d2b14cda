using Portal.Domain.Knowledge.Crawling;
using Portal.Domain.Panel;

namespace Portal.Cli.Knowledge;

/// <summary><c>knowledge allowed</c>: what a robots.txt lets the crawler read. Needs no database and no network.</summary>
internal static class KnowledgeAllowed
{
    /// <summary>The crawler's name in a robots.txt.</summary>
    private const string Crawler = "Portal";

    public static async Task<int> RunAsync(VerbArguments read, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(read["--robots"]!, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return await JsonOutput.FailAsync(output, errors, read.Has("--json"), new PanelProblem(PanelProblemKind.NotFound, unreadable.Message));
        }

        var robots = RobotsFile.Parse(text);
        foreach (var url in read.Rest.Skip(1))
        {
            var (allowed, rule) = robots.Look(read["--agent"] ?? Crawler, new Uri(url));
            await (read.Has("--json")
                ? JsonOutput.WriteAsync(output, new { url, allowed, rule })
                : output.WriteLineAsync($"{(allowed ? "allowed" : "refused")}  {url}{(rule is null ? "" : $"  ({rule})")}"));
        }

        return 0;
    }

    /// <summary>What is wrong with the arguments, or null.</summary>
    public static string? Problem(VerbArguments read) => read switch
    {
        _ when read["--robots"] is null => "--robots is missing.",
        { Rest.Count: < 2 } => "An address is missing.",
        _ => read.Rest.Skip(1).FirstOrDefault(url => !IsWeb(url)) is { } wrong ? $"'{wrong}' is no address of the web." : null,
    };

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https");
}
