namespace Portal.Tests.Domain.Safety;

/// <summary>Random parts of log lines, the same ones at every run.</summary>
internal sealed class Dice(int seed)
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string Letters = Lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits;

#pragma warning disable CA5394 // made-up data, wanted the same each time
    private readonly Random _random = new(seed);

    public int Next(int from, int to) => _random.Next(from, to);

    public T Of<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    public string From(string alphabet, int length) => string.Create(length, alphabet, (span, chars) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = chars[_random.Next(chars.Length)];
        }
    });
#pragma warning restore CA5394

    public string Mixed(int length) => From(Letters, length);

    public string Hex(int length) => From("0123456789abcdef", length);

    public string Upper(int length) => From("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);

    public string Number(int length) => From(Digits, length);

    /// <summary>A password people choose: letters, digits and signs, no quotes.</summary>
    public string Password() => From(Letters + "!#$%*+-_.@", Next(8, 20)).TrimEnd('.', '-', '@', '!', '*', '+') + Next(1, 99);

    public string Word() => From(Lower, Next(4, 9));

    public string Name() => Of("Steve", "Alex_99", "xX_Diamond_Xx", "kuro77", "MsPickles", "Theo", "Vex") + (Next(0, 2) == 0 ? "" : Number(2));

    /// <summary>An address out in the world.</summary>
    public string Ip() => $"{Of(Next(11, 126), Next(128, 191), Next(193, 223))}.{Next(0, 255)}.{Next(0, 255)}.{Next(1, 254)}";

    public string Ip6() => Of(
        $"2001:db8:{Hex(4)}:{Hex(4)}::{Hex(3)}", $"2a02:{Hex(4)}:{Hex(4)}:{Hex(4)}:{Hex(4)}:{Hex(4)}:{Hex(4)}:{Hex(4)}", $"fe80::{Hex(4)}:{Hex(4)}:{Hex(4)}:{Hex(4)}");

    public string Uuid() => $"{Hex(8)}-{Hex(4)}-4{Hex(3)}-a{Hex(3)}-{Hex(12)}";

    public string Time() => $"{Next(0, 24):00}:{Next(0, 60):00}:{Next(0, 60):00}";

    public string Coordinates(string between = ", ") => $"{Next(-9999, 9999)}.{Next(0, 99)}{between}{Next(-60, 250)}.0{between}{Next(-9999, 9999)}.{Next(0, 99)}";

    /// <summary>The head of a log line, of several kinds.</summary>
    public string Head() => Of(
        $"[{Time()}] [Server thread/INFO]: ", $"[{Time()} WARN]: ", $"[{Time()}] [Async Chat Thread - #{Next(0, 9)}/INFO] [{Word()}]: ", "", $"2025-0{Next(1, 9)}-1{Next(0, 9)} {Time()} | ",
        $"[{Time()} INFO]: [{Of("DiscordSRV", "LuckPerms", "Essentials", "Vault")}] ", $"{Time()}.{Number(3)} [main] ERROR {Word()}.{Word()}.Main - ");

    /// <summary>What may follow: nothing, or punctuation and more words.</summary>
    public string Tail() => Of("", "", " ", ".", " (retrying)", ", next try in 5 s", " failed", "; closed");
}
