using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Portal.Domain.ModelRouting;

namespace Portal.Integrations.Models;

/// <summary>
/// Reads the JSON objects of an event stream as servers really send them: with or without blank lines between, CRLF, comments, event names,
/// an object over several data lines, cut anywhere. A line over 256 KiB ends it (security, D27).
/// </summary>
internal static class SseLines
{
    private const int LongestLine = 256 * 1024;

    /// <summary>What the server ends a stream with.</summary>
    public const string End = "[DONE]";

    /// <summary>The payloads, the final <see cref="End"/> among them when it came.</summary>
    public static async IAsyncEnumerable<string> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pending = new StringBuilder();
        await foreach (var line in LinesAsync(stream, cancellationToken))
        {
            if (line.Length == 0)
            {
                pending.Clear();
            }
            else if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                pending.Append(line.AsSpan(5).TrimStart(' ')).Append('\n');
                if (Whole(pending) is { } payload)
                {
                    yield return payload;
                    pending.Clear();
                }
            }
            else if (line[0] == '{')
            {
                yield return line; // some servers answer an error as bare JSON inside the stream
            }
        }
    }

    private static string? Whole(StringBuilder pending)
    {
        var text = pending.ToString().Trim();
        if (text == End)
        {
            return text;
        }

        try
        {
            using var parsed = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException)
        {
            return null; // goes on in the next data line
        }
    }

    private static async IAsyncEnumerable<string> LinesAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var line = new StringBuilder();
        var buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] == '\n')
                {
                    yield return line.ToString().TrimEnd('\r');
                    line.Clear();
                }
                else if (line.Append(buffer[i]).Length > LongestLine)
                {
                    throw new ModelProblemException("it sent a line that is too long");
                }
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToString().TrimEnd('\r');
        }
    }
}
