using Microsoft.AspNetCore.Identity;

namespace Portal.Identity;

/// <summary>Does the hash work for accounts that are not there, so that the time of the answer does not tell.</summary>
internal sealed class DummyPassword
{
    private readonly PasswordHasher<PortalUser> _hasher = new();
    private readonly PortalUser _nobody = new();
    private readonly string _hash;

    public DummyPassword() => _hash = _hasher.HashPassword(_nobody, Guid.NewGuid().ToString());

    /// <summary>Always false, after as long as a real check takes.</summary>
    public bool Refuse(string password)
    {
        _hasher.VerifyHashedPassword(_nobody, _hash, password);
        return false;
    }
}
