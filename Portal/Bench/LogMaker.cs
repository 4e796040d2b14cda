using System.Text;

namespace Portal.Bench;

/// <summary>Writes logs of a size, the same ones every time: healthy lines of a busy server, known problems in the wordings of the catalogue's samples, and mixtures.</summary>
internal sealed class LogMaker(IReadOnlyList<string> problems, int seed = 20_26)
{
    private static readonly string[] Names = ["Kuro_77", "Lena", "BlockBreaker", "MinerMaya", "Steve_2011", "xX_Creeper_Xx", "Tom", "Redstone_Rita"];

    private readonly Random _random = new(seed);
    private int _second;

    /// <summary>Writes a file.</summary>
    /// <param name="share">Of a thousand entries so many are a problem.</param>
    public void Write(string path, long bytes, int share)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        for (long written = 0; written < bytes;)
        {
            var entry = _random.Next(1000) < share ? Problem() : Healthy();
            file.Write(entry);
            file.Write('\n');
            written += entry.Length + 1;
        }
    }

    private string Time()
    {
        _second += _random.Next(3);
        return $"{_second / 3600 % 24:00}:{_second / 60 % 60:00}:{_second % 60:00}";
    }

    private string Name() => Names[_random.Next(Names.Length)];

    private int Number(int most) => _random.Next(1, most);

    private string Healthy() => _random.Next(10) switch
    {
        0 => $"[{Time()}] [Server thread/INFO]: {Name()} joined the game",
        1 => $"[{Time()}] [Server thread/INFO]: {Name()}[/10.{Number(255)}.{Number(255)}.{Number(255)}:{Number(65000)}] logged in with entity id {Number(90_000)} at ([world]{Number(900)}.5, 64.0, {Number(900)}.5)",
        2 => $"[{Time()}] [Async Chat Thread - #{Number(9)}/INFO]: <{Name()}> has anybody seen my dog? it was near {Number(900)} {Number(900)}",
        3 => $"[{Time()}] [Server thread/INFO]: {Name()} lost connection: Disconnected",
        4 => $"[{Time()}] [Server thread/INFO]: {Name()} issued server command: /home base{Number(20)}",
        5 => $"[{Time()}] [User Authenticator #{Number(40)}/INFO]: UUID of player {Name()} is {Number(int.MaxValue):x8}-1111-4222-8333-{Number(int.MaxValue):x12}",
        6 => $"[{Time()}] [Server thread/INFO]: [Essentials] {Number(900)} items were sold in {Number(90)} ms",
        7 => $"[{Time()}] [Server thread/INFO]: {Name()} has made the advancement [Stone Age]",
        8 => $"[{Time()}] [Server thread/INFO]: Saving chunks for level 'ServerLevel[world]'/minecraft:overworld",
        _ => $"[{Time()}] [Server thread/WARN]: {Name()} moved too quickly! {Number(90)}.{Number(900)},1.0,{Number(90)}.{Number(900)}",
    };

    /// <summary>A sample with the time of now; an exception gets its frames, the same ones each time, as one that comes again has them.</summary>
    private string Problem()
    {
        var place = _random.Next(problems.Count);
        var text = problems[place].Replace("[10:00:00", $"[{Time()}", StringComparison.Ordinal);
        return text.Contains("Exception", StringComparison.Ordinal) || text.Contains("Error:", StringComparison.Ordinal) ? text + Frames(new Random(place)) : text;
    }

    private static string Frames(Random random)
    {
        var frames = new StringBuilder();
        for (var i = random.Next(8, 14); i > 0; i--)
        {
            frames.Append("\n\tat org.example.portal.Part").Append(i).Append(".run(Part").Append(i).Append(".java:").Append(random.Next(400)).Append(") ~[?:?]");
        }

        return frames.ToString();
    }
}
