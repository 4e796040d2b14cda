using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Portal.Domain.Knowledge.Crawling;

/// <summary>A sitemap: pages, or further sitemaps. XML and plain lists of addresses, packed or not.</summary>
/// <param name="Pages">Addresses of pages.</param>
/// <param name="Sitemaps">Addresses of further sitemaps.</param>
public sealed record SitemapFile(IReadOnlyList<Uri> Pages, IReadOnlyList<Uri> Sitemaps)
{
    /// <summary>Most addresses of one file, as the protocol has it.</summary>
    public const int MostEntries = 50_000;

    /// <summary>Most bytes that are read of it, unpacked.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Reads one; null when the bytes are no sitemap.</summary>
    public static SitemapFile? TryRead(byte[] bytes)
    {
        try
        {
            var text = Unpack(bytes);
            return text.AsSpan().TrimStart().StartsWith("<") ? ReadXml(text) : ReadLines(text);
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException)
        {
            return null;
        }
    }

    private static string Unpack(byte[] bytes)
    {
        if (bytes is not [0x1f, 0x8b, ..])
        {
            return Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        }

        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(packed, Encoding.UTF8);
        var text = new char[MostBytes];
        return new string(text, 0, reader.ReadBlock(text, 0, text.Length));
    }

    // What comes before a break in the file counts: it was cut at the limit, or is written badly.
    private static SitemapFile? ReadXml(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        using var xml = XmlReader.Create(new StringReader(text), settings);
        xml.MoveToContent();
        if (xml.LocalName is not ("urlset" or "sitemapindex"))
        {
            return null;
        }

        var (found, isIndex) = (new List<Uri>(), xml.LocalName == "sitemapindex");
        try
        {
            while (found.Count < MostEntries && xml.Read())
            {
                // Depth 2: the loc of an entry, not that of an image or a video in it.
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "loc", Depth: 2 } && Address(xml.ReadString()) is { } address)
                {
                    found.Add(address);
                }
            }
        }
        catch (XmlException) when (found.Count > 0)
        {
            // The rest is lost.
        }

        return isIndex ? new SitemapFile([], found) : new SitemapFile(found, []);
    }

    private static SitemapFile? ReadLines(string text)
    {
        Uri[] found = [.. text.Split('\n').Take(MostEntries).Select(Address).OfType<Uri>()];
        return found.Length > 0 ? new SitemapFile(found, []) : null;
    }

    private static Uri? Address(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) ? WebAddress.TryNormal(address) : null;
}
