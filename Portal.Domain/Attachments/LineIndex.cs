namespace Portal.Domain.Attachments;

/// <summary>Where the lines of a stored log begin, one place in <see cref="Step"/>, with the loudest level of each such block.</summary>
public sealed class LineIndex
{
    /// <summary>Lines of a block.</summary>
    public const int Step = 128;

    private const int Format = 1;
    private readonly long[] _offsets;
    private readonly byte[] _levels;

    internal LineIndex(long lines, long[] offsets, byte[] levels) => (Lines, _offsets, _levels) = (lines, offsets, levels);

    public long Lines { get; }

    /// <summary>The byte at which the block of a line (from 1) begins, and that block's first line.</summary>
    public (long Offset, long FirstLine) Before(long line)
    {
        var block = (int)Math.Clamp((line - 1) / Step, 0, Math.Max(0, _offsets.Length - 1));
        return (_offsets.Length == 0 ? 0 : _offsets[block], (block * (long)Step) + 1);
    }

    /// <summary>The whole log in at most <paramref name="parts"/> equal parts, each with its loudest level: the strip beside the text.</summary>
    public IReadOnlyList<LineLevel> Overview(int parts)
    {
        var count = Math.Min(parts, _levels.Length);
        var strip = new LineLevel[count];
        for (var block = 0; block < _levels.Length; block++)
        {
            var part = (int)((long)block * count / _levels.Length);
            strip[part] = (LineLevel)Math.Max((byte)strip[part], _levels[block]);
        }

        return strip;
    }

    /// <summary>Writes it beside its log.</summary>
    internal void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Format);
        writer.Write(Lines);
        writer.Write(_offsets.Length);
        foreach (var offset in _offsets)
        {
            writer.Write(offset);
        }

        writer.Write(_levels);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static LineIndex Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadInt32() != Format)
        {
            throw new InvalidDataException("An index of another version.");
        }

        var lines = reader.ReadInt64();
        var offsets = new long[reader.ReadInt32()];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = reader.ReadInt64();
        }

        return new LineIndex(lines, offsets, reader.ReadBytes(offsets.Length));
    }
}

/// <summary>Makes an index while the bytes go by.</summary>
internal sealed class LineIndexBuilder
{
    private const int HeadBytes = 96;
    private readonly List<long> _offsets = [];
    private readonly List<byte> _levels = [];
    private readonly byte[] _head = new byte[HeadBytes];
    private int _inHead;
    private long _position;
    private long _lines;
    private bool _inLine;

    /// <summary>Takes the next bytes of the log.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            Begin();
            var end = bytes.IndexOf((byte)'\n');
            var part = end < 0 ? bytes : bytes[..end];
            var taken = Math.Min(part.Length, HeadBytes - _inHead);
            part[..taken].CopyTo(_head.AsSpan(_inHead));
            _inHead += taken;
            if (end < 0)
            {
                _position += bytes.Length;
                return;
            }

            End();
            _position += end + 1;
            bytes = bytes[(end + 1)..];
        }
    }

    public LineIndex Build()
    {
        if (_inLine)
        {
            End();
        }

        return new LineIndex(_lines, [.. _offsets], [.. _levels]);
    }

    private void Begin()
    {
        if (_inLine)
        {
            return;
        }

        if (_lines % LineIndex.Step == 0)
        {
            _offsets.Add(_position);
            _levels.Add(0);
        }

        (_inLine, _inHead, _lines) = (true, 0, _lines + 1);
    }

    private void End()
    {
        _levels[^1] = Math.Max(_levels[^1], (byte)LineLevels.Of(_head.AsSpan(0, _inHead)));
        _inLine = false;
    }
}
