using System.Buffers;
using System.Text.RegularExpressions;

namespace Portal.Domain.Safety;

/// <summary>Secrets that are known by the name before them: <c>password=…</c>, <c>"token": "…"</c>, <c>--accessToken …</c>, <c>-Dkey=…</c>.</summary>
internal static class PasswordRules
{
    private const string Strong =
        "password|passwd|passwort|kennwort|passphrase|pwd|[-_.]pw|pass|secret|secret[-_. ]?key|api[-_. ]?key|access[-_.]?key|account[-_.]?key|shared[-_.]?access[-_.]?key|private[-_.]?key"
        + "|licen[sc]e[-_.]?key|encryption[-_.]?key|client[-_.]?secret|access[-_.]?token|auth[-_.]?token|refresh[-_.]?token|session[-_.]?token|bot[-_.]?token"
        + "|session[-_.]?id|gsl[-_.]?token|gslt|credential|credentials|mot[-_. ]?de[-_. ]?passe|contraseña|senha|token";

    // The name may be the end of a longer one: rcon.password, DB_PASSWORD, discord-token.
    private static readonly Regex Assigned = Redactor.Pattern(
        $@"(?<name>[""']?[a-z0-9_.-]{{0,40}}?({Strong})[""']?)(?<glue>\s?=\s?|\s?:\s?|\s?=>\s?)(?<value>""[^""\r\n]*""|'[^'\r\n]*'|[^\s""',;&}}]+)");

    private static readonly Regex Argument = Redactor.Pattern(
        @"(?<name>-{1,2}(password|pass|access-?token|auth-?token|token|api-?key|secret|session|rcon-?password|\+rcon_password|xuid|clientid))(?<glue>[ =])(?<value>""[^""\r\n]*""|\S+)");

    private static readonly Regex ConsoleVariable = Redactor.Pattern(
        @"(?<name>\+?\b(rcon_password|sv_password|sv_setsteamaccount|\+password|host_workshop_collection_key|authkey|serverpassword|adminpassword|serveradminpassword))(?<glue>\s+|\s*=\s*)(?<value>""[^""\r\n]*""|[^\s""?]+)");

    private static readonly Regex Said = Redactor.Pattern(
        @"(?<name>\b(password|passwort|kennwort|passphrase|api key|secret key|secret|token|login|mot de passe|contraseña|senha))(?<glue>\s+(is|ist|lautet|est|es|é|was|now|=)\s+|\s+(is|ist)\s+(now|jetzt)\s+|\s*->\s*)(?<value>""[^""\r\n]*""|'[^'\r\n]*'|`[^`\r\n]*`|\S+)");

    // "with password X", "MYSQL_ROOT_PASSWORD X": without a sign between, only what no word looks like.
    private static readonly Regex Followed = Redactor.Pattern(
        @"(?<name>(password|passwort|kennwort|passphrase|secret|api[-_]?key))(?<glue> +)(?<value>""[^""\r\n]+""|'[^'\r\n]+'|`[^`\r\n]+`|[^\s""'`,;:=(){}\[\]]{6,})");

    // mysql -pSECRET, curl -u user:SECRET
    private static readonly Regex ShellArgument = Redactor.Pattern(
        @"(?<name>\b(mysql|mysqldump|mariadb|sshpass|redis-cli|mcrcon)\b[^\r\n|;]{0,120}? -[pa])(?<glue> ?)(?<value>[^\s-][^\s]{3,})|(?<name>\b(curl|wget)\b[^\r\n|;]{0,120}? (-u|--user)[ =]""?[^\s:""]{1,60})(?<glue>:)(?<value>[^\s""]{3,})");

    private static readonly Regex Property = Redactor.ExactPattern(@"(?<name>-D[A-Za-z0-9_.-]+)(?<glue>=)(?<value>""[^""\r\n]*""|\S+)");

    private static readonly Regex InQuery = Redactor.Pattern(@"(?<name>[?&](sig|signature|key|code|token|access_token|api_key|apikey|auth|x-amz-signature|x-amz-credential|st|se))(?<glue>=)(?<value>[^\s&""'<>)\]]{6,})");

    private static readonly Regex LoginCommand = Redactor.Pattern(@"(?<name>/(login|register|l|reg|changepassword|changepw|unregister|cp))(?<glue> )(?<value>[^\r\n]+)");

    private static readonly SearchValues<string> Shells = SearchValues.Create(["mysql", "mariadb", "sshpass", "redis-cli", "mcrcon", "curl", "wget"], StringComparison.OrdinalIgnoreCase);

    // What a start line may say openly: it is what one looks at first when a server does not start.
    private static readonly string[] OpenProperties =
    [
        "java.", "file.", "sun.", "jdk.", "user.timezone", "user.language", "user.country", "user.dir", "log4j", "log4j2.", "terminal.", "jline.", "using.aikars", "aikars", "io.netty.", "netty.",
        "paper.", "purpur.", "spigot.", "bukkit.", "com.mojang.eula", "fml.", "forge.", "fabric.", "minecraft.", "org.", "net.", "ignore", "legacy", "lib", "jna.", "client.encoding", "stdout.", "stderr.", "max", "min", "os.",
    ];

    public static string Redact(string text, Redaction session)
    {
        text = Property.Replace(text, m => IsOpen(m) ? m.Value : Hide(m, session));
        text = Argument.Replace(text, m => Redactor.IsWord(Redactor.Before(text, m.Index)) ? m.Value : Hide(m, session));
        text = ConsoleVariable.Replace(text, m => Hide(m, session));
        text = InQuery.Replace(text, m => Hide(m, session));
        text = Assigned.Replace(text, m => IsTalk(text, m) ? m.Value : Hide(m, session));
        text = Said.Replace(text, m => Hide(m, session));
        text = Followed.Replace(text, m => IsNoWord(m.Groups["value"].Value) ? Hide(m, session) : m.Value);
        text = MayBeShell(text) ? ShellArgument.Replace(text, m => Hide(m, session)) : text;
        return LoginCommand.Replace(text, m => IsCommand(text, m) ? Hide(m, session) : m.Value);
    }

    private static string Hide(Match m, Redaction session)
    {
        var value = m.Groups["value"].Value;
        if (SecretWords.IsHarmless(value))
        {
            return m.Value;
        }

        var quote = value.Length > 1 && value[0] is '"' or '\'' or '`' && value[^1] == value[0] ? value[..1] : "";
        var bare = quote.Length == 0 ? value.TrimEnd('.', ')', ']') : value[1..^1];
        var tail = quote.Length == 0 ? value[bare.Length..] : "";
        return SecretWords.IsPlaceholder(bare + tail) || bare.Length == 0
            ? m.Value
            : m.Groups["name"].Value + m.Groups["glue"].Value + quote + session.Placeholder("SECRET", bare) + quote + tail;
    }

    private static bool MayBeShell(string text) => text.AsSpan().ContainsAny(Shells);

    // Quoted, or letters and digits mixed: "password hunter2", not "password authentication" and not "password 3".
    private static bool IsNoWord(string value) =>
        value[0] is '"' or '\'' or '`' ? !value.Contains(' ', StringComparison.Ordinal) : value.Any(char.IsAsciiDigit) && value.Any(char.IsLetter);

    private static bool IsOpen(Match m)
    {
        var (key, value) = (m.Groups["name"].Value[2..], m.Groups["value"].Value.Trim('"'));
        var telling = SecretName(key);
        return !telling && (Array.Exists(OpenProperties, open => key.StartsWith(open, StringComparison.OrdinalIgnoreCase))
            || value.All(c => char.IsAsciiDigit(c) || c is '.' or ',') || SecretWords.IsHarmless(value));
    }

    private static bool SecretName(string key) => Array.Exists(
        ["pass", "secret", "token", "key", "auth", "credential"], word => key.Contains(word, StringComparison.OrdinalIgnoreCase));

    // "Unexpected token: STRING at line 3", "bypass: 3", "compass: north": a parser or a word that ends alike.
    private static bool IsTalk(string text, Match m)
    {
        var name = m.Groups["name"].Value.Trim('"', '\'');
        if (name.EndsWith("pass", StringComparison.OrdinalIgnoreCase) && !(name.Length == 4 || name[^5] is '_' or '-' or '.'))
        {
            return true;
        }

        if (name.EndsWith("pass", StringComparison.OrdinalIgnoreCase) && m.Groups["glue"].Value.Trim() == ":" && m.Groups["value"].Value.All(char.IsAsciiDigit))
        {
            return true;
        }

        var before = text[Math.Max(0, m.Index - 24)..m.Index].TrimEnd().ToUpperInvariant();
        return name.Equals("token", StringComparison.OrdinalIgnoreCase)
            && Array.Exists(["UNEXPECTED", "EXPECTED", "INVALID", "UNKNOWN", "ILLEGAL", "BAD", "SYNTAX", "NEXT", "LAST"], word => before.EndsWith(word, StringComparison.Ordinal));
    }

    // A path like /home/l something is no command: one stands at the start of a line or after a space or colon.
    private static bool IsCommand(string text, Match m) => Redactor.Before(text, m.Index) is ' ' or '\n' or ':' or '\'' or '"';
}
