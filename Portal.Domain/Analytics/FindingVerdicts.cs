using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Domain.Analytics;

/// <summary>How often a finding was said to be right, for admins. No person is in it.</summary>
public sealed record RatedFinding(string Code, int Right, int Wrong);

/// <summary>Keeps what owners say about findings.</summary>
public sealed class FindingVerdicts(IPortalDbFactory databases, TimeProvider clock)
{
    private const int Longest = 80;

    /// <summary>Keeps an answer; a second one for the same finding replaces the first.</summary>
    public async Task GiveAsync(Caller caller, string place, string code, string? serverId, bool isRight, CancellationToken cancellationToken)
    {
        if (code.Length is 0 or > Longest || place.Length > Longest)
        {
            return;
        }

        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var given = await db.FindingVerdicts.FirstOrDefaultAsync(v => v.OwnerId == caller.UserId && v.Place == place && v.Code == code, cancellationToken);
        if (given is null)
        {
            db.FindingVerdicts.Add(new FindingVerdict
            {
                OwnerId = caller.UserId, Place = place, Code = code, ServerId = string.IsNullOrEmpty(serverId) ? null : serverId, IsRight = isRight,
                GivenAt = clock.GetUtcNow(),
            });
        }
        else
        {
            (given.IsRight, given.GivenAt) = (isRight, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What the caller said before, by code.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> ReadAsync(Caller caller, string place, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.FindingVerdicts.AsNoTracking().Where(v => v.OwnerId == caller.UserId && v.Place == place)
            .ToDictionaryAsync(v => v.Code, v => v.IsRight, cancellationToken);
    }

    /// <summary>Every rated finding, the most doubted first.</summary>
    public async Task<IReadOnlyList<RatedFinding>> TotalsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenForSystemAsync(cancellationToken);
        var rows = await db.FindingVerdicts.AsNoTracking().GroupBy(v => v.Code)
            .Select(g => new { Code = g.Key, Right = g.Count(v => v.IsRight), All = g.Count() }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RatedFinding(r.Code, r.Right, r.All - r.Right)).OrderByDescending(r => r.Wrong).ThenByDescending(r => r.Right).Take(20)];
    }
}
