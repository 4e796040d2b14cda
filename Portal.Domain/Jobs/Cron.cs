using System.Globalization;

namespace Portal.Domain.Jobs;

/// <summary>A cron expression of five fields: minute, hour, day of month, month, day of week (0 or 7 = Sunday), UTC.</summary>
public sealed record Cron
{
    private static readonly (int Least, int Most)[] Bounds = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];
    private readonly string[] _fields;

    private Cron(string[] fields) => _fields = fields;

    public string Minute => _fields[0];
    public string Hour => _fields[1];
    public string Day => _fields[2];
    public string Month => _fields[3];
    public string Weekday => _fields[4];

    /// <summary>The expression, or null when it is not one. Numbers, lists, ranges and steps; a day of month and a weekday not both.</summary>
    public static Cron? TryParse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isRight = fields.Length == 5
            && fields.Select((field, i) => IsField(field, Bounds[i].Least, Bounds[i].Most)).All(right => right)
            && (fields[2] == "*" || fields[4] == "*");
        return isRight ? new Cron(fields) : null;
    }

    /// <summary>"every 6 hours", "every day at 02:00", else the expression itself.</summary>
    public string InWords() => this switch
    {
        { Minute: "*", Hour: "*", Day: "*", Month: "*", Weekday: "*" } => "every minute",
        { Minute: ['*', '/', .. var step], Hour: "*", Day: "*", Month: "*", Weekday: "*" } => $"every {step} minutes",
        { Hour: "*", Day: "*", Month: "*", Weekday: "*" } when IsNumber(Minute) => Minute == "0" ? "every hour" : $"every hour at minute {Minute}",
        { Hour: ['*', '/', .. var step], Day: "*", Month: "*", Weekday: "*" } when IsNumber(Minute) => $"every {step} hours",
        { Day: "*", Month: "*", Weekday: "*" } when IsNumber(Minute) && IsNumber(Hour) => $"every day at {Time()}",
        { Day: "*", Month: "*" } when IsNumber(Minute) && IsNumber(Hour) && IsNumber(Weekday) =>
            $"every {CultureInfo.InvariantCulture.DateTimeFormat.DayNames[Number(Weekday) % 7]} at {Time()}",
        { Month: "*", Weekday: "*" } when IsNumber(Minute) && IsNumber(Hour) && IsNumber(Day) => $"on day {Day} of each month at {Time()}",
        _ => ToString(),
    };

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', _fields);

    private string Time() => string.Create(CultureInfo.InvariantCulture, $"{Number(Hour):00}:{Number(Minute):00} UTC");

    private static bool IsField(string field, int least, int most) => field.Split(',').All(part => IsPart(part, least, most));

    private static bool IsPart(string part, int least, int most)
    {
        var (range, step) = part.Split('/') switch
        {
            [var all] => (all, "1"),
            [var all, var each] => (all, each),
            _ => ("", ""),
        };
        var isRange = range == "*" || range.Split('-') switch
        {
            [var one] => IsWithin(one, least, most) && step == "1",
            [var from, var to] => IsWithin(from, least, most) && IsWithin(to, least, most) && Number(from) <= Number(to),
            _ => false,
        };
        return isRange && IsWithin(step, 1, most);
    }

    private static bool IsWithin(string text, int least, int most) => IsNumber(text) && Number(text) >= least && Number(text) <= most;

    private static bool IsNumber(string text) => text.Length is > 0 and <= 2 && text.All(char.IsAsciiDigit);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
