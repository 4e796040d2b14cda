namespace Portal.Domain.Tickets;

/// <summary>When a letter is tried again (security, D30). Pure.</summary>
public static class RetryTable
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
    ];

    /// <summary>The wait after this many tries; at least what the desk asked for.</summary>
    public static TimeSpan After(int attempts, TimeSpan? asked, OutboxOptions options)
    {
        var wait = options.RetrySeconds is { } seconds ? TimeSpan.FromSeconds(seconds)
            : attempts <= Waits.Length ? Waits[Math.Max(0, attempts - 1)]
            : TimeSpan.FromHours(1);
        return asked > wait ? asked.Value : wait;
    }
}
