namespace Portal.Tests.Domain.Safety;

/// <summary>Makes log lines with one secret each, kind by kind.</summary>
internal static class SecretLines
{
    public static IReadOnlyDictionary<string, Func<Dice, (string Line, string Secret)>> Kinds { get; } = new Dictionary<string, Func<Dice, (string, string)>>
    {
        ["ipv4"] = d => With(d, d.Ip(), "/{0} lost connection", "Player {0} was banned", "Connection from {0}", "com.mojang.Profile (/{0}) disconnected", "IP: {0}", "\"address\": \"{0}\""),
        ["ipv4 and port"] = d => d.Ip() is var ip ? In($"{d.Head()}{string.Format(null, d.Of("{0}[/{1}:{2}] logged in with entity id 12 at ([world]1.5, 64.0, 8.5)", "{0} ({1}:{2}) timed out", "Disconnecting {0} (/{1}:{2}): bad"), d.Name(), ip, d.Next(1024, 65535))}", ip) : default,
        ["ipv6"] = d => With(d, d.Ip6(), "Connection from {0}", "/{0} lost connection", "address {0} refused"),
        ["ipv6 and port"] = d => d.Ip6() is var ip ? In($"{d.Head()}{d.Name()}[/[{ip}]:{d.Next(1024, 65535)}] logged in", ip) : default,
        ["e-mail"] = d => With(d, $"{d.Word()}.{d.Word()}{d.Next(1, 99)}@{d.Word()}.{d.Of("com", "de", "co.uk", "org")}", "Sending mail to {0}", "account={0}", "<{0}>", "\"email\":\"{0}\""),
        ["panel client key"] = d => Token(d, "ptlc_" + d.Mixed(43)),
        ["panel application key"] = d => Token(d, "ptla_" + d.Mixed(43)),
        ["pelican client key"] = d => Token(d, "pacc_" + d.Mixed(43)),
        ["pelican application key"] = d => Token(d, "papp_" + d.Mixed(43)),
        ["json web token"] = d => Token(d, $"eyJ{d.Mixed(30)}.eyJ{d.Mixed(60)}.{d.Mixed(43)}"),
        ["openai"] = d => Token(d, d.Of("sk-", "sk-proj-") + d.Mixed(48)),
        ["anthropic"] = d => Token(d, $"sk-ant-api03-{d.Mixed(60)}-{d.Mixed(20)}AA"),
        ["aws id"] = d => Token(d, d.Of("AKIA", "ASIA") + d.Upper(16)),
        ["aws secret"] = d => With(d, d.From("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/", 40), "aws_secret_access_key={0}", "AWS_SECRET_ACCESS_KEY: {0}", "secretAccessKey=\"{0}\""),
        ["github"] = d => Token(d, d.Of($"ghp_{d.Mixed(36)}", $"gho_{d.Mixed(36)}", $"github_pat_{d.Mixed(22)}_{d.Mixed(59)}")),
        ["gitlab"] = d => Token(d, "glpat-" + d.Mixed(20)),
        ["discord bot"] = d => Token(d, $"{d.Of("M", "N", "O")}{d.Mixed(25)}.{d.Mixed(6)}.{d.Mixed(38)}"),
        ["discord webhook"] = d => Url(d, $"https://{d.Of("discord.com", "discordapp.com", "canary.discord.com")}/api/webhooks/{d.Number(18)}/", d.Mixed(68)),
        ["slack"] = d => Token(d, $"{d.Of("xoxb", "xoxp")}-{d.Number(12)}-{d.Number(12)}-{d.Mixed(24)}"),
        ["slack webhook"] = d => Url(d, "https://hooks.slack.com/services/T00000000/B00000000/", d.Mixed(24)),
        ["stripe"] = d => Token(d, $"{d.Of("sk_live_", "rk_live_", "sk_test_", "whsec_")}{d.Mixed(32)}"),
        ["google"] = d => Token(d, "AIza" + d.Mixed(35)),
        ["telegram"] = d => Token(d, $"{d.Number(9)}:AA{d.Mixed(33)}"),
        ["sendgrid"] = d => Token(d, $"SG.{d.Mixed(22)}.{d.Mixed(43)}"),
        ["npm"] = d => Token(d, "npm_" + d.Mixed(36)),
        ["hugging face"] = d => Token(d, "hf_" + d.Mixed(34)),
        ["authorization"] = d => With(d, d.Mixed(d.Next(20, 40)), "Authorization: Bearer {0}", "authorization: {0}", "\"Authorization\": \"Bearer {0}\"", "-H 'Authorization: Basic {0}'", "x-api-key: {0}"),
        ["cookie"] = d => With(d, d.Mixed(26), "Cookie: session={0}", "set-cookie: sid={0}; Path=/"),
        ["password="] = d => With(d, d.Password(), "password={0}", "db.password = {0}", "DB_PASSWORD={0}", "user=root&password={0}", "pwd={0}"),
        ["password in JSON"] = d => With(d, d.Password(), "{{\"user\":\"root\",\"password\":\"{0}\"}}", "{{\"secret\": \"{0}\", \"id\": 3}}", "{{'apiKey': '{0}'}}", "\"clientSecret\" : \"{0}\""),
        ["password in YAML"] = d => With(d, d.Password(), "  password: {0}", "  password: '{0}'", "mysql-password: \"{0}\"", "    api-key: {0}", "  bot-token: {0}"),
        ["jdbc"] = d => With(d, d.Password(), "jdbc:mysql://root:{0}@db.example.net:3306/luckperms", "jdbc:mariadb://10.0.0.8:3306/x?user=root&password={0}", "jdbc:postgresql://db/x?password={0}"),
        ["connection url"] = d => With(d, d.Mixed(16), "mongodb+srv://admin:{0}@cluster0.{1}.mongodb.net/db", "redis://:{0}@cache:6379/0", "postgres://bot:{0}@db:5432/bot", "amqp://guest:{0}@mq"),
        ["ado.net"] = d => With(d, d.Mixed(14), "Server=db;Database=x;User Id=sa;Password={0};", "Host=db;Port=5432;Username=bot;Password={0}", "Data Source=db;Initial Catalog=x;Pwd={0};Encrypt=true"),
        ["-Dkey"] = d => With(d, d.Mixed(20), "java -Xmx4G -DapiKey={0} -jar server.jar", "-Dlicense.key={0} -jar a.jar", "-Ddiscord.token=\"{0}\"", "java -Dauth={0} Main"),
        ["private key"] = d => d.Mixed(64) is var body ? In($"{d.Head()}-----BEGIN {d.Of("RSA ", "", "OPENSSH ", "EC ")}PRIVATE KEY-----\n{body}\n{d.Mixed(64)}\n-----END PRIVATE KEY-----", body) : default,
        ["rcon password"] = d => With(d, d.Password(), "rcon.password={0}", "+rcon_password {0} +map de_dust2", "RconPassword={0}", "rcon_password \"{0}\"", "--rcon-password {0}"),
        ["server password"] = d => With(d, d.Password(), "ServerAdminPassword={0}", "sv_password \"{0}\"", "ServerPassword={0}", "-adminpassword={0}"),
        ["steam login token"] = d => With(d, d.Hex(32).ToUpperInvariant(), "+sv_setsteamaccount {0}", "sv_setsteamaccount \"{0}\"", "GSLT={0}"),
        ["launcher token"] = d => With(d, d.Mixed(60), "--accessToken {0} --version 1.20", "--access-token={0}", "--xuid {0}"),
        ["login command"] = d => With(d, d.Password(), "{2} issued server command: /login {0}", "{2} issued server command: /register {0} {0}", "{2} issued server command: /l {0}"),
        ["shell argument"] = d => With(d, d.Mixed(12) + "7x", "mysql -u root -p{0} luckperms", "curl -u admin:{0} https://x.example", "mcrcon -p {0} list"),
        ["password in words"] = d => With(d, d.Mixed(9) + "4k", "logging in with password {0}", "The password is {0}", "MYSQL_ROOT_PASSWORD {0}", "rejected password '{0}'"),
        ["mapped ipv6"] = d => With(d, d.Ip(), "::ffff:{0} connected", "/[::ffff:{0}]:25565 lost connection"),
        ["home setting"] = d => $"{d.Next(1000, 9999)}.{d.Number(3)}" is var x ? In($"homes.base.{d.Of("x", "z")}: {x}", x) : default,
        ["signed url"] = d => With(d, d.Mixed(40), "GET https://files.example.net/a.zip?expires=1&sig={0}", "https://node.example.net/download/file?token={0}", "https://s3.example.net/b?X-Amz-Signature={0}"),
        ["home"] = d => With(d, d.Coordinates(), "{2} set home at {0}", "Created home 'base' for {2}: {0}", "Teleporting {2} to home ({0})", "home base of {2} at world {0}"),
        ["real name"] = d => With(d, $"{d.Of("Anna", "Jürgen", "José", "Mary Ann")} {d.Of("Müller", "O'Neil", "Garcia", "Smith-Jones")}", "fullName={0}", "real_name: {0}", "\"fullName\": \"{0}\"", "Billing name: {0}"),
    };

    private static (string, string) Token(Dice d, string token) => With(d, token, "token {0}", "key={0}", "Using {0}", "\"{0}\"", "'{0}'", "({0})", "Invalid token: {0}", "apikey: {0}", "{0}");

    private static (string, string) Url(Dice d, string start, string secret) => With(d, secret, $"POST {start}{{0}}", $"url: '{start}{{0}}'", $"webhook={start}{{0}} returned 429");

    private static (string, string) With(Dice d, string secret, params string[] shapes)
    {
        var body = string.Format(System.Globalization.CultureInfo.InvariantCulture, d.Of(shapes), secret, d.Word(), d.Name());
        return In($"{d.Head()}{body}{(char.IsLetterOrDigit(body[^1]) && !body.EndsWith(secret, StringComparison.Ordinal) ? d.Tail() : "")}", secret);
    }

    private static (string, string) In(string line, string secret) => (line, secret);
}
