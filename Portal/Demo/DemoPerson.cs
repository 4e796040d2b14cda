using System.Security.Cryptography;
using System.Text;

namespace Portal.Demo;

/// <summary>Somebody with an account on the demo panel.</summary>
/// <param name="Id">The panel's own number.</param>
/// <param name="IsAdmin">A root admin: sees and may do everything.</param>
public sealed record DemoPerson(int Id, string Email, string Name, string Username, bool IsAdmin = false)
{
    /// <summary>The person's client key, the same at every start. 16 characters of identifier, then 32 of secret.</summary>
    public string PanelKey => (Kind is DemoPanelKind.Pelican ? "pacc_" : "ptlc_") + Convert.ToHexStringLower(Digest("key:" + Email))[..43];

    /// <summary>The panel's kind, which shows in the key: <c>ptlc_…</c> or <c>pacc_…</c>.</summary>
    public DemoPanelKind Kind { get; init; }

    /// <summary>False: an account nobody is told of, there to make look-ups by e-mail honest.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>The panel's uuid of the person.</summary>
    public string Uuid { get; } = new Guid(Digest("uuid:" + Email).AsSpan(0, 16)).ToString();

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes("portal demo " + text));
}
