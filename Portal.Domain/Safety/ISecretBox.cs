namespace Portal.Domain.Safety;

/// <summary>Encrypts secrets at rest, one purpose for each kind and owner. The host implements it with its key ring.</summary>
public interface ISecretBox
{
    /// <summary>Encrypts for this purpose.</summary>
    string Protect(string purpose, Secret secret);

    /// <summary>Decrypts, or null when the key ring no longer can: the secret must be entered again.</summary>
    Secret? Unprotect(string purpose, string cipher);
}
