using System.Security.Cryptography;
using System.Text;

namespace Portal.Identity;

/// <summary>The one-time token of the first run: printed at start, good until an admin was made with it.</summary>
internal sealed class SetupToken : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private string? _token;

    /// <summary>Makes the token; called once at start when there is no admin.</summary>
    public string Issue() => _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Whether the first admin is still to be made.</summary>
    public bool IsOpen => _token is not null;

    /// <summary>Runs <paramref name="make"/> once for the right token; the token is used up when that gave true.</summary>
    /// <returns>False when the token is wrong or used.</returns>
    public async Task<bool> UseAsync(string token, Func<Task<bool>> make, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_token is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_token), Encoding.UTF8.GetBytes(token.Trim())))
            {
                return false;
            }

            if (await make())
            {
                _token = null;
            }

            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
