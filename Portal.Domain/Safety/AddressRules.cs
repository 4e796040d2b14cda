using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Portal.Domain.Safety;

/// <summary>IPv4 and IPv6 addresses with their port. Four-part versions, times and fingerprints look alike and stay.</summary>
internal static class AddressRules
{
    private static readonly Regex Named = Redactor.Pattern(@"([a-z0-9]+[-.])*\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}([.-][a-z0-9-]+)*\.[a-z]{2,24}");

    // Mapped ones and eight groups with Java's bare port first: the general form would end inside them.
    private static readonly Regex Six = Redactor.Pattern(
        @"\[?::ffff:\d{1,3}(\.\d{1,3}){3}(\]:\d{1,5}|\])?|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){7}:\d{1,5}"
        + @"|\[?[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,9}(:?\d{1,3}(\.\d{1,3}){3})?(%[a-z0-9]+)?(\]:\d{1,5}|\])?");

    private static readonly Regex Four = Redactor.Pattern(@"\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?");

    // A version follows these even in small letters.
    private static readonly FrozenSet<string> VersionWords = new[]
    {
        "version", "ver", "v", "build", "release", "revision", "rev", "java", "openjdk", "jdk", "jre", "netty", "forge", "neoforge", "fabric", "quilt", "paper", "spigot",
        "purpur", "bukkit", "minecraft", "mod", "plugin", "loader", "api", "driver", "update", "upgrade", "protocol", "hotfix", "patch", "fabricloader", "requires", "bungeecord",
        "velocity", "waterfall", "sponge", "library", "client_version", "server_version", "file_version",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // An address follows these even with a capital.
    private static readonly FrozenSet<string> AddressWords = new[]
    {
        "from", "to", "at", "on", "by", "ip", "ips", "address", "addr", "host", "hostname", "client", "connection", "connected", "connecting", "login", "logged", "disconnected", "player", "user",
        "banned", "blocked", "kicked", "server", "listening", "binding", "bind", "bound", "remote", "peer", "query", "rcon", "unbanned", "pardoned", "accepted", "refused", "ping", "request", "proxy",
        "gateway", "node", "dns", "forwarding", "forwarded", "source", "target", "destination", "lost", "denied", "allowed", "whitelist", "lookup", "resolved", "and", "or", "for", "via", "with", "is", "was",
        "warning", "warn", "info", "error", "attempt", "session", "join", "joined", "left", "the", "my", "name", "nameserver", "route", "received", "sent", "using", "use", "reported", "timeout",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Redact(string text, Redaction session)
    {
        text = Named.Replace(text, m => Redactor.IsWord(Redactor.Before(text, m.Index)) ? m.Value : session.Placeholder("HOST", m.Value));
        text = Six.Replace(text, m => SixOf(text, m, session));
        return Four.Replace(text, m => FourOf(text, m, session));
    }

    private static string SixOf(string text, Match m, Redaction session)
    {
        var (value, tail) = (m.Value, "");
        if (!value.Any(char.IsAsciiDigit) || Redactor.IsWord(Redactor.Before(text, m.Index)) || Redactor.IsWord(Redactor.At(text, m.Index + m.Length)))
        {
            return m.Value;
        }

        if (!value.StartsWith('[') && value.EndsWith(']'))
        {
            (value, tail) = (value[..^1], "]");
        }
        else if (!value.StartsWith('[') && value.LastIndexOf(']') is > 0 and var end)
        {
            (value, tail) = (value[..end], value[end..]);
        }

        var (lead, address) = value.StartsWith('[') && !value.Contains(']', StringComparison.Ordinal) ? ("[", value[1..]) : ("", value);
        while (address.EndsWith(':') && !address.EndsWith("::", StringComparison.Ordinal))
        {
            (address, tail) = (address[..^1], ":" + tail);
        }

        return ParseSix(address) is { } ip && !IsOpen(ip) ? lead + session.Placeholder("IP", ip.ToString()) + tail : m.Value;
    }

    private static IPAddress? ParseSix(string value)
    {
        var bare = value;
        if (value.StartsWith('['))
        {
            bare = value[1..value.IndexOf(']', StringComparison.Ordinal)];
        }
        else if (value.Count(c => c == ':') == 8 && !value.Contains("::", StringComparison.Ordinal))
        {
            bare = value[..value.LastIndexOf(':')]; // Java prints the port behind eight groups without brackets
        }

        return IPAddress.TryParse(bare, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 ? ip : null;
    }

    private static string FourOf(string text, Match m, Redaction session)
    {
        var value = m.Value;
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var bare = colon < 0 ? value : value[..colon];
        if (!TryRead(bare, out var parts) || !StandsAlone(text, m) || (colon < 0 && IsVersion(text, m, parts)))
        {
            return value;
        }

        var ip = new IPAddress(parts);
        return IsOpen(ip) || parts is [255, 255, ..] ? value : session.Placeholder("IP", ip.ToString());
    }

    private static bool TryRead(string bare, out byte[] parts)
    {
        parts = new byte[4];
        var texts = bare.Split('.');
        for (var i = 0; i < 4; i++)
        {
            if (!byte.TryParse(texts[i], NumberStyles.None, CultureInfo.InvariantCulture, out parts[i]))
            {
                return false;
            }
        }

        return true;
    }

    // Part of a longer number or name ("1.3.6.1.4.1", "abc1.2.3.4") is no address of its own.
    private static bool StandsAlone(string text, Match m)
    {
        var (before, after, next) = (Redactor.Before(text, m.Index), Redactor.At(text, m.Index + m.Length), Redactor.At(text, m.Index + m.Length + 1));
        return !(Redactor.IsWord(before) && before != '_') && !(before == '.' && char.IsAsciiDigit(Redactor.Before(text, m.Index - 1)))
            && !char.IsLetterOrDigit(after) && !(after == '.' && char.IsAsciiDigit(next));
    }

    private static bool IsVersion(string text, Match m, byte[] parts)
    {
        var (start, end) = (m.Index, m.Index + m.Length);
        var (before, after) = (Redactor.Before(text, start), Redactor.At(text, end));
        var rest = text.AsSpan(end, Math.Min(12, text.Length - end));
        if (rest.StartsWith(".jar", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("-SNAPSHOT", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("-b", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(".zip", StringComparison.OrdinalIgnoreCase) || after == '+')
        {
            return true;
        }

        if (before == '/' && after == '/' && Redactor.Before(text, start - 1) != '/')
        {
            return true; // libraries/io/netty/4.1.97.5/netty.jar
        }

        var gap = before is ' ' or ':' or '=' or '"' or '\'' or '-' or '@' or '_' or '(' or '[';
        var name = gap ? WordBefore(text, start) : "";
        if (VersionWords.Contains(name))
        {
            return true;
        }

        // "ProtocolLib 5.1.0.2": versions begin small, and a name is written like one. A player's name and a far address do not pass.
        return before is ' ' or '-' && parts[0] <= 30 && name.Length > 1 && char.IsUpper(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '-')
            && !AddressWords.Contains(name) && text.AsSpan(0, start).TrimEnd(" -").EndsWith(name);
    }

    private static string WordBefore(string text, int end)
    {
        var last = end;
        while (last > 0 && text[last - 1] is ' ' or ':' or '=' or '"' or '\'' or '-' or '@' or '_' or '(' or '[' && end - last < 4)
        {
            last--;
        }

        var first = last;
        while (first > 0 && (Redactor.IsWord(text[first - 1]) || text[first - 1] == '-') && last - first < 40)
        {
            first--;
        }

        return text[first..last];
    }

    private static bool IsOpen(IPAddress ip) =>
        IPAddress.IsLoopback(ip) || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any) || (ip.IsIPv4MappedToIPv6 && IsOpen(ip.MapToIPv4()));
}
