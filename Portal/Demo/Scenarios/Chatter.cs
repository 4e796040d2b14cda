using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Demo.Machine;

namespace Portal.Demo.Scenarios;

/// <summary>Players coming, talking and going: the everyday lines of a server, the same for the same seed.</summary>
internal sealed class Chatter(DemoServer server, int seed, TimeSpan gap, params string[] players)
{
    private static readonly string[] Words =
    [
        "hi all", "anyone got spare iron?", "brb food", "nice build!", "where is the nether hub again?", "gg", "lol", "can someone tp me to spawn",
        "selling 2 stacks of oak, pm me", "who took my boat", "creeper, aw man", "good night everyone", "is the end reset yet?", "thanks!", "wb",
    ];

    private static readonly string[] Advancements = ["Stone Age", "Getting an Upgrade", "Acquire Hardware", "Suit Up", "Monster Hunter", "We Need to Go Deeper", "Diamonds!"];

    private static readonly string[] Commands = ["/spawn", "/home", "/tpa Mira", "/bal", "/sethome base", "/msg Theo ok", "/back"];

    private static readonly string[] Deaths = ["was slain by Zombie", "fell from a high place", "was blown up by Creeper", "drowned", "tried to swim in lava"];

    private readonly Random _random = new(seed);

    /// <summary>Players who do not leave: somebody must be there to say what the scenario has them say.</summary>
    public IReadOnlyList<string> Regulars { get; init; } = [];

    /// <summary>All given players join, one after the other.</summary>
    public IEnumerable<Step> Everybody() => players.SelectMany(player => Join(player).Prepend(Rest(0.4)));

    /// <summary>Life without an end.</summary>
    public IEnumerable<Step> Steps()
    {
        while (true)
        {
            yield return Rest(1);
            foreach (var step in Next())
            {
                yield return step;
            }
        }
    }

    private IEnumerable<Step> Next()
    {
        var here = server.Players.Keys.Order(StringComparer.Ordinal).ToList();
        var dice = _random.Next(100);
        if (here.Count == 0 || (dice < 18 && here.Count < players.Length))
        {
            return Join(Pick(players.Except(here).ToArray()));
        }

        var who = Pick(here);
        return dice switch
        {
            < 30 when here.Count > 2 && !Regulars.Contains(who) => Leave(who),
            < 62 => [new Step.Say($"<{who}> {Pick(Words)}", Thread: $"Async Chat Thread - #{_random.Next(9)}")],
            < 78 => [new Step.Say($"{who} issued server command: {Pick(Commands)}")],
            < 88 => [new Step.Say($"{who} has made the advancement [{Pick(Advancements)}]")],
            < 94 => [new Step.Say($"{who} {Pick(Deaths)}")],
            _ => [new Step.Say("[AutoSaveWorld] AutoSaving"), new Step.Say("[AutoSaveWorld] AutoSave Complete")],
        };
    }

    private IEnumerable<Step> Join(string player)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(player));
        (digest[7], digest[8]) = ((byte)((digest[7] & 0x0F) | 0x40), (byte)((digest[8] & 0x3F) | 0x80)); // a random uuid, as Mojang's are
        var id = new Guid(digest.AsSpan(0, 16));
        var place = string.Create(CultureInfo.InvariantCulture, $"[world]{_random.Next(-900, 900)}.5, {_random.Next(60, 90)}.0, {_random.Next(-900, 900)}.5");
        return
        [
            new Step.Say($"UUID of player {player} is {id}", Thread: $"User Authenticator #{_random.Next(9)}"),
            new Step.Say($"{player} joined the game"),
            new Step.Say($"{player}[/203.0.113.{digest[20] % 250}:{_random.Next(40_000, 60_000)}] logged in with entity id {_random.Next(100, 9000)} at ({place})"),
            new Step.Do(s => s.Players[player] = true),
        ];
    }

    private static IEnumerable<Step> Leave(string player) =>
    [
        new Step.Say($"{player} lost connection: Disconnected"),
        new Step.Say($"{player} left the game"),
        new Step.Do(s => s.Players.TryRemove(player, out _)),
    ];

    private Step.Pause Rest(double share) => new(gap * share * (0.4 + (_random.NextDouble() * 1.2)));

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
