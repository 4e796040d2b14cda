namespace Portal.Domain.Safety;

/// <summary>Puts an owner's values back into text that comes in pieces: a piece may end inside a placeholder, which is held back until it is whole.</summary>
public sealed class RestoringStream(Redaction redaction)
{
    private const int LongestPlaceholder = 24;
    private string _held = "";

    /// <summary>What can be shown now.</summary>
    public string Add(string piece)
    {
        var text = _held + piece;
        var open = text.LastIndexOf('[');
        var isCut = open >= 0 && text.Length - open < LongestPlaceholder && text.AsSpan(open + 1).IndexOfAnyExcept(Inside) < 0;
        _held = isCut ? text[open..] : "";
        return redaction.Restore(isCut ? text[..open] : text);
    }

    /// <summary>What was held back, at the end.</summary>
    public string End()
    {
        var rest = redaction.Restore(_held);
        _held = "";
        return rest;
    }

    private static System.Buffers.SearchValues<char> Inside { get; } = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789");
}
