using Microsoft.Extensions.Options;

namespace Portal.Hosting;

/// <summary>What depends on the environment: Production wants an encrypted key ring and never the demo.</summary>
internal sealed class PortalOptionsRules(IHostEnvironment environment) : IValidateOptions<PortalOptions>
{
    /// <summary>Shorter passphrases could be guessed from a stolen key ring.</summary>
    private const int ShortestPassphrase = 16;

    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        if (environment.IsProduction() && options.Demo == true)
        {
            return ValidateOptionsResult.Fail("Demo: the demo is not available in Production; remove the setting.");
        }

        return options.KeyPassphraseFile is { Length: > 0 } file ? CheckFile(file)
            : environment.IsProduction() ? ValidateOptionsResult.Fail(
                "KeyPassphraseFile: Production needs the path of a file with a passphrase that encrypts the key ring, "
                + "e.g. made by 'openssl rand -base64 32 > passphrase'; keep it outside the data directory.")
            : ValidateOptionsResult.Success;
    }

    private static ValidateOptionsResult CheckFile(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim().Length >= ShortestPassphrase
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"KeyPassphraseFile: the passphrase in '{file}' has fewer than {ShortestPassphrase} characters.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"KeyPassphraseFile: '{file}' cannot be read.");
        }
    }
}
