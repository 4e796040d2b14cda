using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Portal.Hosting.Keys;

/// <summary>Seals and opens keys with AES-256-GCM; the key comes from the passphrase file by PBKDF2.</summary>
internal sealed class KeyPassphrase(IOptions<PortalOptions> options)
{
    private const int SaltSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private static Range Salt => ..SaltSize;
    private static Range Nonce => SaltSize..(SaltSize + NonceSize);
    private static Range Tag => (SaltSize + NonceSize)..(SaltSize + NonceSize + TagSize);
    private static Range Cipher => (SaltSize + NonceSize + TagSize)..;

    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA256 (Password Storage Cheat Sheet, 2023).</summary>
    private const int Rounds = 600_000;

    /// <summary>False in Development without a passphrase file: keys are then stored in clear, in a directory of mode 0700.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(options.Value.KeyPassphraseFile);

    /// <summary>Salt, nonce, tag and cipher text in one.</summary>
    public byte[] Seal(byte[] clear)
    {
        var sealedBytes = new byte[SaltSize + NonceSize + TagSize + clear.Length];
        var all = sealedBytes.AsSpan();
        RandomNumberGenerator.Fill(all[..(SaltSize + NonceSize)]);
        using var aes = new AesGcm(Key(all[Salt]), TagSize);
        aes.Encrypt(all[Nonce], clear, all[Cipher], all[Tag]);
        return sealedBytes;
    }

    /// <summary>The clear bytes. Throws <see cref="CryptographicException"/> when the passphrase is another one.</summary>
    public byte[] Open(byte[] sealedBytes)
    {
        if (sealedBytes.Length < SaltSize + NonceSize + TagSize)
        {
            throw new CryptographicException("The sealed key is too short.");
        }

        var all = sealedBytes.AsSpan();
        var clear = new byte[all[Cipher].Length];
        using var aes = new AesGcm(Key(all[Salt]), TagSize);
        aes.Decrypt(all[Nonce], all[Cipher], all[Tag], clear);
        return clear;
    }

    private byte[] Key(ReadOnlySpan<byte> salt)
    {
        var file = options.Value.KeyPassphraseFile;
        if (string.IsNullOrEmpty(file))
        {
            throw new CryptographicException("The key ring is encrypted, and Portal:KeyPassphraseFile is not set.");
        }

        var passphrase = Encoding.UTF8.GetBytes(File.ReadAllText(file).Trim());
        return Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, 32);
    }
}
