using System.Security.Cryptography;
using System.Text;

namespace Portal.Identity;

/// <summary>The one-time token of the first run: printed at start, good until an admin was made with it.</summary>
internal sealed class SetupToken : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private bool _isIssued;
    private bool _isUsed;

    /// <summary>The token; asked for at start when there is no admin.</summary>
    public string Issue()
    {
        _isIssued = true;
        return _token;
    }

    /// <summary>Whether the first admin is still to be made.</summary>
    public bool IsOpen => _isIssued && !_isUsed;

    /// <summary>Runs <paramref name="make"/> once for the right token; the token is used up when that gave true.</summary>
    /// <returns>False when the token is wrong or used.</returns>
    public async Task<bool> UseAsync(string token, Func<Task<bool>> make, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!IsOpen || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_token), Encoding.UTF8.GetBytes(token.Trim())))
            {
                return false;
            }

            _isUsed = await make();
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
