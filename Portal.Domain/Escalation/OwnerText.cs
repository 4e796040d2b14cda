using System.Globalization;

namespace Portal.Domain.Escalation;

/// <summary>What the owner reads when a person takes over (E4).</summary>
internal static class OwnerText
{
    /// <summary>Number, that a person reviews it, when to expect an answer, and that it is still queued where it is.</summary>
    public static string Say(string number, TimeSpan within, DateTimeOffset by, DateTimeOffset now, bool queued, string language) => language == "de"
        ? $"Ich habe das Ticket **{number}** angelegt. Ein Mensch sieht es sich an; {German(within, by, now)}."
          + (queued ? " Noch ist es in der Warteschlange zum Helpdesk; ich versuche es weiter, bis es dort ist." : "")
        : $"I have opened ticket **{number}**. A human will review it; {English(within, by, now)}."
          + (queued ? " It is queued for the helpdesk; I keep trying until it is there." : "");

    /// <summary>That as many tickets were opened today as one may.</summary>
    public static string TooManyToday(int today, string language) => language == "de"
        ? $"Sie haben in den letzten 24 Stunden bereits {today} Tickets angelegt; ein weiteres geht erst später. Dieses Gespräch bleibt erhalten."
        : $"You already opened {today} tickets in the last 24 hours, so another one has to wait. This conversation stays as it is.";

    /// <summary>That there are too many tickets already.</summary>
    public static string TooManyOpen(int open, string language) => language == "de"
        ? $"Sie haben bereits {open} offene Tickets. Bitte schreiben Sie in einem davon weiter; dieses Gespräch bleibt erhalten."
        : $"You already have {open} open tickets. Please go on in one of them; this conversation stays as it is.";

    private static string English(TimeSpan within, DateTimeOffset by, DateTimeOffset now) => by - now <= within + TimeSpan.FromMinutes(1)
        ? $"you can expect a response within {Hours(within, "hour", "hours", "minutes")}"
        : $"outside our opening hours it takes until {by.UtcDateTime.ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture)} UTC";

    private static string German(TimeSpan within, DateTimeOffset by, DateTimeOffset now) => by - now <= within + TimeSpan.FromMinutes(1)
        ? $"eine Antwort kommt innerhalb von {Hours(within, "Stunde", "Stunden", "Minuten")}"
        : $"außerhalb unserer Öffnungszeiten dauert es bis {by.UtcDateTime.ToString("dd.MM., HH:mm", CultureInfo.InvariantCulture)} UTC";

    private static string Hours(TimeSpan time, string one, string many, string minutes) => time.TotalMinutes < 60 || time.Minutes != 0
        ? $"{(int)time.TotalMinutes} {minutes}"
        : time.TotalHours == 1 ? $"1 {one}" : $"{(int)time.TotalHours} {many}";
}
