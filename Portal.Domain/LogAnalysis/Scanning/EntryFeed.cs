using System.Text;
using Portal.Domain.LogAnalysis.Reading;

namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>Who takes entries, and says which are worth making.</summary>
internal interface IEntryTaker
{
    /// <summary>Whether a literal matters in an entry of this level.</summary>
    bool Wants(int literal, LogLevel level);

    /// <summary>A finished entry that is loud, holds a wanted literal, or is no server's.</summary>
    void Take(LogEntry entry);
}

/// <summary>
/// Cuts blocks of lines into entries. Most lines stay bytes: of a line with a common head only the level is looked at, and text is made of
/// those entries alone that are loud or hold a literal that somebody wants. Whether a player spoke is asked when it matters.
/// </summary>
internal sealed class EntryFeed(IEntryTaker taker)
{
    /// <summary>An entry longer than this is cut: a trace of 60,000 frames says no more than its first thousand.</summary>
    private const int MostLines = 1500;

    private const int MostCharacters = 1024 * 1024;
    private const int MostPending = 256;

    /// <summary>More bytes of a line than <see cref="LineCleaner"/> keeps letters.</summary>
    private const int MostOfLine = 4 * LineCleaner.MostCharacters;

    private readonly EntryReader _reader = new();

    /// <summary>Lines with heads since the last entry that is sure: nothing in them matters but who wrote the last of them.</summary>
    private readonly List<Part> _pending = [];

    /// <summary>The current entry's lines as long as no text was made of them.</summary>
    private readonly List<Part> _parts = [];

    private ReadOnlyMemory<byte> _block;
    private List<LiteralHit> _hits = [];
    private int _hit;
    private int _number;
    private int _characters;
    private bool _isLight;
    private bool _matters;

    /// <summary>How many lines came.</summary>
    public int Lines => _number;

    /// <summary>Takes a block of whole lines and the hits in them.</summary>
    public void Take(ReadOnlyMemory<byte> block, List<LiteralHit> hits)
    {
        (_block, _hits, _hit) = (block, hits, 0);
        var bytes = block.Span;
        for (var at = 0; at < bytes.Length;)
        {
            var feed = bytes[at..].IndexOf((byte)'\n');
            var end = feed < 0 ? bytes.Length : at + feed;
            var isLast = feed < 0;
            var from = _hit;
            var last = end;
            while (last > at && bytes[last - 1] == '\r')
            {
                last--;
            }

            last = Math.Min(last, at + MostOfLine);
            while (_hit < hits.Count && hits[_hit].At < end)
            {
                _hit++;
            }

            if (!isLast || Text(new Part(at, last, 0)).Length > 0)
            {
                _number++;
                Line(at, last, from.._hit);
            }

            at = end + 1;
        }

        // The bytes are another block's after this.
        Settle();
        Materialize();
    }

    /// <summary>The last entry is finished.</summary>
    public void End()
    {
        Settle();
        Close();
    }

    private void Line(int start, int end, Range hits)
    {
        var begin = LinePrefix.After(_block.Span[start..end]) + start;
        var line = _block.Span[begin..end];
        if (line.Length > 0 && line[0] == '[' && FastHead.TryRead(line, out var head) && !LinePrefix.MayHeadReport(line))
        {
            Headed(new Part(begin, end, _number), head, hits);
        }
        else if (LinePrefix.Continues(line) && !_reader.IsInReport && Settle())
        {
            Continue(new Part(begin, end, _number), null, hits);
        }
        else
        {
            Other(new Part(start, end, _number), hits);
        }
    }

    private void Headed(Part part, FastHead head, Range hits)
    {
        if (head.Level < LogLevel.Error && !Wants(hits, head.Level))
        {
            _reader.LeaveReport();
            _pending.Add(part);
            if (_pending.Count >= MostPending)
            {
                Settle();
            }

            return;
        }

        var line = Text(part);
        if (head.ToHead(line, _block.Span[part.Start..part.End]) is { } known)
        {
            Begin(_reader.Headed(line, part.Number, known), hits);
        }
        else
        {
            Other(part, hits);
        }
    }

    private void Other(Part part, Range hits)
    {
        Settle();
        var line = Text(part);
        if (_reader.Read(line, part.Number) is { } begun)
        {
            Begin(begun, hits);
        }
        else if (_reader.Current is not null)
        {
            Continue(part, line, hits);
        }
    }

    private void Begin(LogEntry begun, Range hits)
    {
        if (begun.Origin is LogOrigin.Player)
        {
            Settle();
            _reader.WasPlayer = true;
            return;
        }

        Close();
        _pending.Clear();
        _matters = begun.IsLoud || begun.Origin is not LogOrigin.Server || Wants(hits, begun.Level);
        Open(begun, isLight: !_matters);
        Mark(begun, hits);
    }

    private void Continue(Part part, string? line, Range hits)
    {
        var current = _reader.Current!;
        if (current.Lines.Count + _parts.Count >= MostLines)
        {
            return;
        }

        if (_isLight && !Wants(hits, current.Level))
        {
            _parts.Add(part);
            return;
        }

        Materialize();
        (_isLight, _matters) = (false, _matters || Wants(hits, current.Level));
        Append(current, part, line ?? Text(part));
        Mark(current, hits);
    }

    /// <summary>Finds the last pending line that no player wrote and makes it the current entry. False when there is no entry at all.</summary>
    private bool Settle()
    {
        for (var i = _pending.Count - 1; i >= 0; i--)
        {
            var line = Text(_pending[i]);
            if (Head(_pending[i], line) is { } head && _reader.Headed(line, _pending[i].Number, head) is { Origin: not LogOrigin.Player } begun)
            {
                Close();
                Open(begun, isLight: true);
                _reader.WasPlayer = i < _pending.Count - 1;
                _pending.Clear();
                return true;
            }
        }

        _reader.WasPlayer |= _pending.Count > 0;
        _pending.Clear();
        return _reader.Current is not null;
    }

    private LineHead? Head(Part part, string line)
    {
        var bytes = _block.Span[part.Start..part.End];
        return FastHead.TryRead(bytes, out var head) ? head.ToHead(line, bytes) ?? HeadGrammar.Read(line) : HeadGrammar.Read(line);
    }

    private void Open(LogEntry entry, bool isLight) =>
        (_reader.Current, _reader.WasPlayer, _isLight, _characters) = (entry, false, isLight, entry.First.Length);

    private void Close()
    {
        if (_matters && _reader.Current is { } finished)
        {
            taker.Take(finished);
        }

        _matters = false;
        _parts.Clear();
    }

    /// <summary>Makes text of the lines that were only noted.</summary>
    private void Materialize()
    {
        foreach (var part in _parts)
        {
            Append(_reader.Current!, part, Text(part));
        }

        _parts.Clear();
    }

    private void Append(LogEntry entry, Part part, string line)
    {
        if (_characters < MostCharacters)
        {
            _characters += line.Length;
            entry.Lines.Add(line);
            entry.Numbers.Add(part.Number);
        }
    }

    private bool Wants(Range hits, LogLevel level)
    {
        for (var i = hits.Start.Value; i < hits.End.Value; i++)
        {
            if (taker.Wants(_hits[i].Literal, level))
            {
                return true;
            }
        }

        return false;
    }

    private void Mark(LogEntry entry, Range hits)
    {
        for (var i = hits.Start.Value; i < hits.End.Value; i++)
        {
            if (!entry.Literals.Contains(_hits[i].Literal))
            {
                entry.Literals.Add(_hits[i].Literal);
            }
        }
    }

    private string Text(Part part) => LineCleaner.Clean(Encoding.UTF8.GetString(_block.Span[part.Start..part.End]));

    /// <summary>A line among the block's bytes.</summary>
    private readonly record struct Part(int Start, int End, int Number);
}
