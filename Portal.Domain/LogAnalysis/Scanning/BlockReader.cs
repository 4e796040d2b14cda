namespace Portal.Domain.LogAnalysis.Scanning;

/// <summary>Reads a stream in blocks of whole lines, in a buffer that is used again. A line that does not fit is cut.</summary>
/// <param name="most">More bytes are an <see cref="InvalidDataException"/>.</param>
internal sealed class BlockReader(Stream stream, long most)
{
    private const int Size = 1024 * 1024;

    /// <summary>What is kept of a line that fills the buffer; nothing that a rule looks for stands behind it.</summary>
    private const int MostOfLine = 64 * 1024;

    private readonly byte[] _buffer = new byte[Size];
    private int _filled;
    private int _given;
    private long _read;

    /// <summary>The next lines, to change at will until the next call; empty at the end. Only the last may lack its line feed.</summary>
    public Memory<byte> Next(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_given, _filled - _given).CopyTo(_buffer);
        (_filled, _given) = (_filled - _given, 0);
        while (true)
        {
            var ended = !Fill(cancellationToken);
            var end = ended ? _filled : _buffer.AsSpan(0, _filled).LastIndexOf((byte)'\n') + 1;
            if (end > 0 || ended)
            {
                _given = end;
                return _buffer.AsMemory(0, end);
            }

            CutLine(cancellationToken);
        }
    }

    private bool Fill(CancellationToken cancellationToken)
    {
        while (_filled < Size)
        {
            var read = Read(_filled, cancellationToken);
            if (read == 0)
            {
                return false;
            }

            _filled += read;
        }

        return true;
    }

    private void CutLine(CancellationToken cancellationToken)
    {
        _filled = MostOfLine;
        for (int read; (read = Read(MostOfLine, cancellationToken)) > 0;)
        {
            var end = _buffer.AsSpan(MostOfLine, read).IndexOf((byte)'\n');
            if (end >= 0)
            {
                _buffer.AsSpan(MostOfLine + end, read - end).CopyTo(_buffer.AsSpan(MostOfLine));
                _filled = MostOfLine + read - end;
                return;
            }
        }
    }

    private int Read(int at, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = stream.Read(_buffer.AsSpan(at));
        _read += read;
        return _read <= most ? read : throw new InvalidDataException($"The log is larger than {most / 1024 / 1024} MiB.");
    }
}
