using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Portal.Hosting.Keys;

/// <summary>Encrypts the key ring's files with the passphrase.</summary>
internal sealed class PassphraseXmlEncryptor(KeyPassphrase passphrase) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var clear = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var element = new XElement("sealed", new XAttribute("by", "passphrase"), Convert.ToBase64String(passphrase.Seal(clear)));
        return new EncryptedXmlInfo(element, typeof(PassphraseXmlDecryptor));
    }
}

/// <summary>Reads them again. Data Protection makes it by its name, with the services.</summary>
internal sealed class PassphraseXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var clear = services.GetRequiredService<KeyPassphrase>().Open(Convert.FromBase64String(encryptedElement.Value));
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(clear));
    }
}
