using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Domain.Safety;
using Portal.Hosting;
using Portal.Hosting.Keys;
using Portal.Tests.Fixtures;
using Secret = Portal.Domain.Safety.Secret;

namespace Portal.Tests.Web.Identity;

public sealed class KeyRingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-ring-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact, Trait("Req", "XD2")]
    public void A_ring_without_its_passphrase_opens_nothing()
    {
        string cipher;
        using (var portal = Ring("the right passphrase, long"))
        {
            cipher = Box(portal).Protect("panel:olivia", new Secret("ptlc_canary"));
            Box(portal).Unprotect("panel:olivia", cipher)!.Reveal().Should().Be("ptlc_canary");
            Box(portal).Unprotect("panel:noah", cipher).Should().BeNull("a secret opens for its own purpose only");
        }

        Directory.GetFiles(Path.Combine(_folder, "keys"), "key-*.xml").Should().ContainSingle()
            .Which.Should().Match(file => !File.ReadAllText(file).Contains("masterKey", StringComparison.Ordinal));
        using (var again = Ring("the right passphrase, long"))
        {
            Box(again).Unprotect("panel:olivia", cipher)!.Reveal().Should().Be("ptlc_canary");
        }

        using var other = Ring("another passphrase, also long");
        Box(other).Unprotect("panel:olivia", cipher).Should().BeNull();
    }

    [Fact]
    public void Sealed_keys_differ_each_time_and_notice_a_changed_byte()
    {
        using var portal = Ring("the right passphrase, long");
        var passphrase = portal.GetRequiredService<KeyPassphrase>();
        byte[] clear = [1, 2, 3];
        var first = passphrase.Seal(clear);
        passphrase.Seal(clear).Should().NotEqual(first);
        passphrase.Open(first).Should().Equal(clear);
        first[^1] ^= 1;
        passphrase.Invoking(p => p.Open(first)).Should().Throw<CryptographicException>();
        passphrase.Invoking(p => p.Open([1])).Should().Throw<CryptographicException>();
    }

    [Fact, Trait("Req", "XD4")]
    public async Task A_lost_ring_means_signing_in_and_entering_keys_again_and_nothing_worse()
    {
        var folder = new DirectoryInfo(_folder);
        await using (var portal = new PortalFactory { Demo = true, Settings = new() { ["Portal:DataDirectory"] = folder.FullName } })
        {
            await portal.SignInAsync("olivia@demo.example");
        }

        foreach (var key in Directory.GetFiles(Path.Combine(_folder, "keys"), "key-*.xml"))
        {
            File.Delete(key);
        }

        await using var again = new PortalFactory { Demo = true, Settings = new() { ["Portal:DataDirectory"] = folder.FullName } };
        await again.SignInAsync("olivia@demo.example");
    }

    private static ISecretBox Box(ServiceProvider services) => services.GetRequiredService<ISecretBox>();

    private ServiceProvider Ring(string passphrase)
    {
        var file = Path.Combine(_folder, "passphrase");
        File.WriteAllText(file, passphrase);
        return new ServiceCollection().AddLogging()
            .AddSingleton(Options.Create(new PortalOptions { KeyPassphraseFile = file }))
            .AddKeyRing(_folder).BuildServiceProvider();
    }
}
