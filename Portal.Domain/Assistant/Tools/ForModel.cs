using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Safety;

namespace Portal.Domain.Assistant.Tools;

/// <summary>Text of strangers on its way to a model: only through <see cref="UntrustedText"/> (security, D12).</summary>
internal static class ForModel
{
    /// <summary>A name, in quotes, in one line, without markup.</summary>
    public static string Name(string name) => $"\"{ReplyTexts.Plain(name).Replace('"', '\'')}\"";

    /// <summary>Lines of a log, cut at the size of three chunks (L3: 2,000 characters each).</summary>
    public static string Lines(string source, IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        return UntrustedText.Wrap(source, text.Length <= 6000 ? text : text[..6000]);
    }
}
