using System.Buffers;
using System.Text;

namespace Portal.Demo.Machine;

/// <summary>A file on a server's disk. Large ones that nobody reads (worlds, jars) are only a size.</summary>
public sealed class DemoFile
{
    private readonly ArrayBufferWriter<byte> _content = new();
    private readonly Lock _gate = new();
    private readonly long _blank;

    public DemoFile(byte[] content, DateTimeOffset at)
    {
        _content.Write(content);
        CreatedAt = ModifiedAt = at;
    }

    /// <summary>A file of <paramref name="size"/> zero bytes.</summary>
    public DemoFile(long size, DateTimeOffset at)
    {
        _blank = size;
        CreatedAt = ModifiedAt = at;
    }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>A link to another place of the disk.</summary>
    public bool IsLink { get; init; }

    public DateTimeOffset ModifiedAt { get; private set; }

    public long Size
    {
        get
        {
            lock (_gate)
            {
                return _blank + _content.WrittenCount;
            }
        }
    }

    public byte[] Bytes
    {
        get
        {
            lock (_gate)
            {
                return [.. new byte[_blank], .. _content.WrittenSpan];
            }
        }
    }

    /// <summary>The content as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    public void Append(string text, DateTimeOffset at)
    {
        lock (_gate)
        {
            _content.Write(Encoding.UTF8.GetBytes(text));
            ModifiedAt = at;
        }
    }

    internal DemoFile Copy(DateTimeOffset at) => _blank > 0 ? new DemoFile(_blank, at) : new DemoFile(Bytes, at);
}
