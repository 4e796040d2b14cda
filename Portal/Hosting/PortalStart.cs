using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Demo;
using Portal.Hosting.Keys;

namespace Portal.Hosting;

/// <summary>What happens before anything is served or any verb runs: options checked, database brought up to date, demo people made.</summary>
internal static class PortalStart
{
    /// <summary>Throws what <see cref="StartProblem"/> explains.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetService<Microsoft.Extensions.Options.IStartupValidator>()?.Validate();
        EnsureKeys(services);
        await MigrateAsync(services, cancellationToken);
        if (services.GetRequiredService<DemoMode>().IsOn)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoSeed>().RunAsync(cancellationToken);
        }
    }

    private static void EnsureKeys(IServiceProvider services)
    {
        try
        {
            var keys = services.GetRequiredService<KeyFolder>();
            keys.Ensure();
            if (services.GetRequiredService<IHostEnvironment>().IsProduction() && keys.FindKeyInClear() is { } file)
            {
                throw new ConfigurationException(
                    $"Portal:KeyPassphraseFile: '{file}' was made without a passphrase and lies there in clear; remove it (people sign in again, panel keys are entered again).");
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The key ring's folder cannot be used: {problem.Message}", problem);
        }
    }

    private static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await services.GetRequiredService<IPortalContexts>().OpenContextAsync(null, cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw new StorageException($"The database cannot be used: {problem.GetBaseException().Message}", problem);
        }
        catch (Exception problem) when (problem is InvalidOperationException { InnerException: System.Data.Common.DbException })
        {
            throw new StorageException($"The database cannot be used: {problem.GetBaseException().Message}", problem);
        }
        catch (ArgumentException problem)
        {
            throw new ConfigurationException($"ConnectionStrings:Portal: {problem.Message}");
        }
    }
}
