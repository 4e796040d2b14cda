namespace Portal.Identity;

/// <summary>
/// Counts failed sign-ins: 5 for an account from one address, 20 for an address, in 15 minutes (security, part 3). Counted by account
/// <em>and</em> address, so that nobody can lock another person out. A try is reserved before the password is looked at and given
/// back when it was right, so that many at once cannot slip past.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    public const int PerAccountAndAddress = 5;
    public const int PerAddress = 20;

    /// <summary>So that a flood of made-up names cannot fill the memory.</summary>
    private const int MostKeys = 20_000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _tries = new(StringComparer.Ordinal);

    /// <summary>Takes a try, or says how long to wait.</summary>
    /// <returns>Null when the try may go on.</returns>
    public TimeSpan? Take(string address, string account)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            Tidy(now);
            var both = Key(address, account);
            if ((Wait(both, PerAccountAndAddress, now) ?? Wait(address, PerAddress, now)) is { } wait)
            {
                return wait;
            }

            Add(both, now);
            Add(address, now);
            return null;
        }
    }

    /// <summary>The password was right: the try does not count.</summary>
    public void GiveBack(string address, string account)
    {
        lock (_gate)
        {
            _tries.Remove(Key(address, account));
            if (_tries.TryGetValue(address, out var tries) && tries.Count > 0)
            {
                tries.RemoveAt(tries.Count - 1);
            }
        }
    }

    private static string Key(string address, string account) => $"{address} {account.Trim().ToUpperInvariant()}";

    private TimeSpan? Wait(string key, int most, DateTimeOffset now)
    {
        if (!_tries.TryGetValue(key, out var tries))
        {
            return null;
        }

        tries.RemoveAll(at => now - at >= Window);
        return tries.Count >= most ? tries[^most] + Window - now : null;
    }

    private void Add(string key, DateTimeOffset now)
    {
        if (!_tries.TryGetValue(key, out var tries))
        {
            _tries[key] = tries = [];
        }

        tries.Add(now);
    }

    private void Tidy(DateTimeOffset now)
    {
        if (_tries.Count < MostKeys)
        {
            return;
        }

        foreach (var old in _tries.Where(entry => entry.Value.TrueForAll(at => now - at >= Window)).Select(entry => entry.Key).ToList())
        {
            _tries.Remove(old);
        }
    }
}
