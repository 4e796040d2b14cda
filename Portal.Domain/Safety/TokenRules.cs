using System.Text.RegularExpressions;

namespace Portal.Domain.Safety;

/// <summary>Keys that are known by their look, wherever they stand.</summary>
internal static class TokenRules
{
    private static readonly Regex PrivateKey = Redactor.ExactPattern(
        @"-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----[\s\S]*?-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----");

    // Cut off before its end, as the last lines of a log may be.
    private static readonly Regex PrivateKeyStart = Redactor.ExactPattern(@"-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----[^-]*");

    private static readonly Regex Webhook = Redactor.Pattern(
        @"https?://[^\s""'<>]*(discord(app)?\.com/api/(v\d+/)?webhooks/|hooks\.slack\.com/|webhook\.office\.com/|api\.telegram\.org/bot|chat\.googleapis\.com/v1/spaces/|hooks\.zapier\.com/|maker\.ifttt\.com/|/webhooks?/)[^\s""'<>)\]]+");

    private static readonly Regex WithCredentials = Redactor.Pattern(@"(?<scheme>(jdbc:)?[a-z][a-z0-9+.-]*://)[^\s""'<>/@:]*:[^\s""'<>@]+@[^\s""'<>)\],;]+");

    private static readonly Regex Database = Redactor.Pattern(
        @"(?<scheme>((jdbc:)(mysql|mariadb|postgresql|sqlserver|h2|sqlite|mongodb)|mysql|mariadb|postgres|postgresql|mongodb|mongodb\+srv|redis|rediss|amqp|amqps)://)[^\s""'<>)\]]+");

    private static readonly Regex AdoNet = Redactor.Pattern(
        @"(server|host|data source|addr|address|network address)\s*=[^;\r\n]{1,200};([^;\r\n]{0,200};){0,12}?\s*(password|pwd)\s*=[^;\r\n]+;?");

    private static readonly Regex Header = Redactor.Pattern(
        @"(?<name>(proxy-)?authorization|x-api-key|x-auth-token|x-access-token|(set-)?cookie)(?<glue>[""']?\s*[:=]\s*[""']?)(?<value>((bearer|basic|token|digest|apikey|bot)\s+)?[^\s""',}]+)");

    private static readonly Regex Bearer = Redactor.Pattern(@"(?<name>bearer\s+)(?<value>[a-z0-9._~+/=-]{12,})");

    private static readonly Regex Jwt = Redactor.ExactPattern(@"eyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}(\.[A-Za-z0-9_-]*){0,3}");

    // Panels, model vendors, forges, chats, clouds, payment, mail: each has its own beginning.
    private static readonly Regex Vendor = Redactor.ExactPattern(
        "(ptlc_|ptla_|pacc_|papp_|peli_)[A-Za-z0-9]{8,}"
        + "|(sk|pk|rk)[-_](proj-|ant-|or-v1-|live_|test_|svcacct-)?[A-Za-z0-9_-]{16,}|whsec_[A-Za-z0-9+/=]{16,}"
        + "|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}"
        + "|xox[abeprs]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,}|(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}|ya29\\.[A-Za-z0-9_-]{20,}"
        + "|npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{16,}|nuget_[A-Za-z0-9]{16,}|oy2[a-z0-9]{43}|hf_[A-Za-z0-9]{20,}|gsk_[A-Za-z0-9]{20,}|dop_v1_[a-f0-9]{32,}"
        + "|dckr_pat_[A-Za-z0-9_-]{16,}|shp(at|ca|pa|ss)_[a-f0-9]{24,}|sq0(atp|csp|idp)-[A-Za-z0-9_-]{16,}|EAAC[A-Za-z0-9]{16,}|SK[a-f0-9]{32}"
        + "|xkeysib-[a-f0-9]{32,}|lin_api_[A-Za-z0-9]{20,}|tskey-[A-Za-z0-9-]{16,}|r8_[A-Za-z0-9]{32,}|dp\\.pt\\.[A-Za-z0-9]{24,}|AGE-SECRET-KEY-1[A-Z0-9]{40,}"
        + "|SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}|key-[a-f0-9]{32}|PAYM[A-Za-z0-9]{20,}|cfut_[A-Za-z0-9_-]{20,}"
        + "|[MNO][A-Za-z0-9_-]{22,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,}|[0-9]{8,10}:AA[A-Za-z0-9_-]{33}");

    public static string Redact(string text, Redaction session)
    {
        text = Whole(PrivateKey, "KEY", text, session);
        text = Whole(PrivateKeyStart, "KEY", text, session);
        text = Whole(Webhook, "WEBHOOK", text, session);
        text = AfterScheme(WithCredentials, text, session);
        text = AfterScheme(Database, text, session);
        text = Whole(AdoNet, "CONNECTION", text, session);
        text = Header.Replace(text, m => Named(m, text, session));
        text = Bearer.Replace(text, m => Named(m, text, session));
        text = Whole(Jwt, "TOKEN", text, session);
        return Whole(Vendor, "TOKEN", text, session);
    }

    private static string Whole(Regex pattern, string kind, string text, Redaction session) => pattern.Replace(
        text, m => Redactor.IsWord(Redactor.Before(text, m.Index)) ? m.Value : session.Placeholder(kind, m.Value));

    private static string AfterScheme(Regex pattern, string text, Redaction session) => pattern.Replace(text, m =>
    {
        var scheme = m.Groups["scheme"].Value;
        var rest = m.Value[scheme.Length..];
        return rest.StartsWith("[CONNECTION-", StringComparison.Ordinal) ? m.Value : scheme + session.Placeholder("CONNECTION", rest);
    });

    private static string Named(Match m, string text, Redaction session) =>
        Redactor.IsWord(Redactor.Before(text, m.Index)) || SecretWords.IsHarmless(m.Groups["value"].Value)
            ? m.Value
            : m.Groups["name"].Value + m.Groups["glue"].Value + session.Placeholder("TOKEN", m.Groups["value"].Value);
}
