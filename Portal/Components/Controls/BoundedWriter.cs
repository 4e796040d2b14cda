using System.Globalization;

namespace Portal.Components.Controls;

/// <summary>A string writer that refuses to grow beyond a length.</summary>
internal sealed class BoundedWriter(int most) : StringWriter(CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Room(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        Room(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Room(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Room(buffer.Length);
        base.Write(buffer);
    }

    private void Room(int more)
    {
        if (GetStringBuilder().Length + more > most)
        {
            throw new InvalidOperationException($"More than {most} characters of HTML.");
        }
    }
}
