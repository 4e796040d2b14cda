namespace Portal.Integrations.Crawl;

/// <summary>What a site answered to one request.</summary>
/// <param name="Status">The HTTP status; 0 = it did not answer.</param>
/// <param name="Problem">Why there is no answer, or why it cannot be used; a sentence. Null when there is one.</param>
internal sealed record SiteReply(Uri Address, int Status, string? Problem = null)
{
    public byte[] Body { get; init; } = [];

    /// <summary>The body was longer than asked for and is cut.</summary>
    public bool IsCut { get; init; }

    public string? MediaType { get; init; }
    public string? Charset { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    public string? Location { get; init; }
    public string? RobotsTag { get; init; }

    /// <summary>It may be different next time: no answer, too slow, too busy, broken.</summary>
    public bool IsPassing => Status is 0 or 408 or 429 or >= 500;

    /// <summary>It leads elsewhere.</summary>
    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308 && Location is not null;
}
