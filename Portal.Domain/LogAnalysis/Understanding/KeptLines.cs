namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>The lines that prove something, by their place: all that is kept of a log.</summary>
internal sealed class KeptLines
{
    private readonly Dictionary<int, string> _lines = [];

    /// <summary>The line at a place, 0-based; empty when nobody kept it.</summary>
    public string this[int place] => _lines.GetValueOrDefault(place + 1, "");

    /// <summary>Keeps a line by its number, 1-based.</summary>
    public void Keep(int number, string? text)
    {
        if (text is not null)
        {
            _lines[number] = text;
        }
    }
}
