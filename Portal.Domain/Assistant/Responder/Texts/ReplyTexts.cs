using System.Globalization;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>
/// The fixed sentences of one language. English and German say everything; the others say the commonest things and leave the rest to English.
/// Names from the panel are passed through <see cref="Name"/>, so that no server name becomes markup.
/// </summary>
public abstract partial class ReplyTexts
{
    private static readonly Dictionary<string, ReplyTexts> Known = new(StringComparer.Ordinal)
    {
        ["en"] = new English(), ["de"] = new German(), ["fr"] = new French(), ["es"] = new Spanish(), ["pt"] = new Portuguese(),
    };

    /// <summary>The texts for a language code; English where there are none.</summary>
    public static ReplyTexts For(string? language) => Known.GetValueOrDefault(language ?? "en") ?? Known["en"];

    /// <summary>en, de, fr, es or pt.</summary>
    public abstract string Language { get; }

    /// <summary>How numbers and dates are written.</summary>
    public abstract CultureInfo Culture { get; }

    /// <summary>Whether every answer exists in this language; if not, <see cref="RestInEnglish"/> is said before an English one.</summary>
    public virtual bool IsWhole => true;

    /// <summary>Said in this language before an answer that only exists in English.</summary>
    public virtual string RestInEnglish => "";

    /// <summary>A name as bold text, whatever is in it.</summary>
    public static string Name(string name) => $"**{Plain(name)}**";

    /// <summary>Foreign text in one line without any markup of ours.</summary>
    public static string Plain(string text)
    {
        var clean = new string([.. text.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format)
            .Select(c => c is '*' or '`' or '[' or ']' or '<' or '>' or '|' or '_' or '#' or '\\' or '!' ? ' ' : c)]);
        clean = string.Join(' ', clean.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return clean.Length <= 80 ? clean : clean[..79] + "…";
    }

    /// <summary>"a, b and c".</summary>
    public string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count switch
        {
            0 => "",
            1 => all[0],
            _ => $"{string.Join(", ", all[..^1])} {And} {all[^1]}",
        };
    }

    /// <summary>Bytes as "3.9 GiB" or "512 MiB".</summary>
    public string Size(long bytes) => bytes >= 1L << 30
        ? string.Create(Culture, $"{bytes / (double)(1L << 30):0.#} GiB")
        : string.Create(Culture, $"{bytes / (double)(1L << 20):0} MiB");

    /// <summary>A moment, in UTC.</summary>
    public string At(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMM, HH:mm", Culture) + " UTC";

    /// <summary>A length of time in its two largest units.</summary>
    public string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => $"{(int)span.TotalDays} d {span.Hours} h",
        { TotalHours: >= 1 } => $"{(int)span.TotalHours} h {span.Minutes} min",
        { TotalMinutes: >= 1 } => $"{(int)span.TotalMinutes} min",
        _ => $"{Math.Max(0, (int)span.TotalSeconds)} s",
    };

    protected abstract string And { get; }

    /// <summary>A power state in a word.</summary>
    public abstract string State(PowerState state);
}
