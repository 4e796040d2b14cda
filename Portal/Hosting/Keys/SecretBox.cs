using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Domain.Safety;
using Secret = Portal.Domain.Safety.Secret;

namespace Portal.Hosting.Keys;

/// <summary>Secrets at rest, by the key ring.</summary>
internal sealed partial class SecretBox(IDataProtectionProvider protection, ILogger<SecretBox> logger) : ISecretBox
{
    public string Protect(string purpose, Secret secret) => Protector(purpose).Protect(secret.Reveal());

    public Secret? Unprotect(string purpose, string cipher)
    {
        try
        {
            return new Secret(Protector(purpose).Unprotect(cipher));
        }
        catch (CryptographicException)
        {
            Log.Unreadable(logger);
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("secret", purpose);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A stored secret cannot be read with this key ring; it must be entered again.")]
        public static partial void Unreadable(ILogger logger);
    }
}
