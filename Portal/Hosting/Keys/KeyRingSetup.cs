using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Portal.Domain.Safety;

namespace Portal.Hosting.Keys;

/// <summary>The key ring: in <c>keys</c> of the data directory, mode 0700, encrypted by the passphrase file (security, D23).</summary>
internal static class KeyRingSetup
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddKeyRing(string dataDirectory)
        {
            var folder = new DirectoryInfo(Path.Combine(dataDirectory, "keys"));
            services.AddDataProtection().SetApplicationName("Portal").PersistKeysToFileSystem(folder);
            services.AddSingleton(new KeyFolder(folder.FullName));
            services.AddSingleton<KeyPassphrase>();
            services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new Encrypted(provider.GetRequiredService<KeyPassphrase>()));
            return services.AddSingleton<ISecretBox, SecretBox>();
        }
    }

    private sealed class Encrypted(KeyPassphrase passphrase) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options)
        {
            if (passphrase.IsConfigured)
            {
                options.XmlEncryptor = new PassphraseXmlEncryptor(passphrase);
            }
        }
    }
}
