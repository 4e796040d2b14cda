using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Data;

namespace Portal.Hosting.Health;

/// <summary>Ready = the migrations are in, the key ring seals and opens, and a write really reaches the database.</summary>
internal sealed class ReadinessCheck(IPortalContexts contexts, IDataProtectionProvider keys, TimeProvider clock) : IHealthCheck, IDisposable
{
    /// <summary>Anybody may ask, so the answer is kept for a moment: asking often must not mean writing often.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private HealthCheckResult _last;
    private DateTimeOffset? _lastAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_lastAt is null || clock.GetUtcNow() - _lastAt >= KeptFor)
            {
                _last = await LookAsync(cancellationToken);
                _lastAt = clock.GetUtcNow();
            }

            return _last;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var protector = keys.CreateProtector("health");
            protector.Unprotect(protector.Protect([1]));
            await using var context = await contexts.OpenContextAsync(null, cancellationToken);
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                return HealthCheckResult.Unhealthy("migrations are missing");
            }

            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            await context.Database.ExecuteSqlAsync($"""UPDATE "HealthProbe" SET "At" = {now} WHERE "Id" = 1""", cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(problem.GetType().Name);
        }
    }
}
