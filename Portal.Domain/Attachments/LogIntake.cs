using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Portal.Domain.Attachments;

/// <summary>
/// Takes an upload as a stream: unpacks gzip, makes UTF-8 of UTF-16, counts every byte and stops at the limit. What it is, its bytes say;
/// archives and what is no text are refused before anything is kept.
/// </summary>
internal static class LogIntake
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Copies the text of <paramref name="body"/>.</summary>
    /// <exception cref="UploadRefusedException">It is too large, no log, or damaged.</exception>
    public static async Task<(long Bytes, LineIndex Index)> CopyAsync(
        Stream body, string name, Stream target, AttachmentOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var (kind, head) = await LookAsync(body, cancellationToken);
            if (kind is not UploadKind.Gzip)
            {
                return await CopyAsync(new Begun(head, body), kind, name, target, options, cancellationToken);
            }

            await using var unpacked = new GZipStream(new Begun(head, body), CompressionMode.Decompress);
            var (inner, innerHead) = await LookAsync(unpacked, cancellationToken);
            return inner is UploadKind.Gzip
                ? throw new UploadRefusedException(UploadRefusal.Archive(name))
                : await CopyAsync(new Begun(innerHead, unpacked), inner, name, target, options, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new UploadRefusedException(UploadRefusal.Broken(name));
        }
    }

    private static async Task<(UploadKind Kind, ReadOnlyMemory<byte> Head)> LookAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[UploadKinds.HeadBytes];
        var got = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return (UploadKinds.Of(head.AsSpan(0, got)), head.AsMemory(0, got));
    }

    private static async Task<(long Bytes, LineIndex Index)> CopyAsync(
        Stream source, UploadKind kind, string name, Stream target, AttachmentOptions options, CancellationToken cancellationToken)
    {
        var text = kind switch
        {
            UploadKind.Archive => throw new UploadRefusedException(UploadRefusal.Archive(name)),
            UploadKind.Binary => throw new UploadRefusedException(UploadRefusal.NotText(name)),
            UploadKind.Utf16Little => Encoding.CreateTranscodingStream(source, Encoding.Unicode, Encoding.UTF8),
            UploadKind.Utf16Big => Encoding.CreateTranscodingStream(source, Encoding.BigEndianUnicode, Encoding.UTF8),
            _ => source,
        };
        var (index, bytes, first) = (new LineIndexBuilder(), 0L, true);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (int read; (read = await text.ReadAtLeastAsync(buffer.AsMemory(0, BufferBytes), first ? 3 : 1, false, cancellationToken)) > 0;)
            {
                var part = buffer.AsMemory(first && buffer.AsSpan(0, read).StartsWith(Encoding.UTF8.Preamble) ? 3..read : 0..read);
                (bytes, first) = (bytes + part.Length, false);
                if (bytes > options.MostBytes)
                {
                    throw new UploadRefusedException(UploadRefusal.TooLarge(options.MostMegabytes));
                }

                index.Add(part.Span);
                await target.WriteAsync(part, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return bytes == 0 ? throw new UploadRefusedException(UploadRefusal.Empty(name)) : (bytes, index.Build());
    }

    /// <summary>A stream whose first bytes have been read already.</summary>
    private sealed class Begun(ReadOnlyMemory<byte> head, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _head = head;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => _head.Length > 0 ? FromHead(buffer.AsSpan(offset, count)) : rest.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _head.Length > 0 ? ValueTask.FromResult(FromHead(buffer.Span)) : rest.ReadAsync(buffer, cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int FromHead(Span<byte> buffer)
        {
            var taken = Math.Min(buffer.Length, _head.Length);
            _head.Span[..taken].CopyTo(buffer);
            _head = _head[taken..];
            return taken;
        }
    }
}
