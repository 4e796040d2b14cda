using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Domain.Knowledge.Crawling;

/// <summary>How the web is read.</summary>
public sealed class CrawlOptions
{
    public const string Section = "Knowledge:Crawl";

    /// <summary>What the crawler calls itself; up to the slash, its name in a robots.txt.</summary>
    [Required, RegularExpression("^[A-Za-z_-]+(/.*)?$", ErrorMessage = "The {0} field begins with a name of letters, like Portal/1.0.")]
    public string UserAgent { get; set; } = "Portal/1.0 (knowledge crawler)";

    /// <summary>Time between two requests to one host.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Pace { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Time for one page.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan PageTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for one source; the run ends as partial then, and the next one begins with what was left.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "05:00:00")]
    public TimeSpan RunTime { get; set; } = TimeSpan.FromMinutes(45);

    /// <summary>Most pages of a source in a run.</summary>
    [Range(1, 1_000_000)]
    public int Pages { get; set; } = 10_000;

    /// <summary>Most bytes of a source in a run.</summary>
    [Range(1024L, 1L << 40)]
    public long RunBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Most bytes of a page, unpacked.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int PageBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>Most links from a start to a page; what a sitemap names is a start.</summary>
    [Range(0, 100)]
    public int Depth { get; set; } = 8;

    /// <summary>A host that failed this often is left alone for the rest of the run.</summary>
    [Range(1, 100)]
    public int HostFailures { get; set; } = 5;

    /// <summary>The crawler's name in a robots.txt.</summary>
    public string Agent => UserAgent.Split('/')[0];
}

[OptionsValidator]
internal sealed partial class CrawlOptionsValidator : IValidateOptions<CrawlOptions>;
