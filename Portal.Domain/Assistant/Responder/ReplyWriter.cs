using System.Text;
using System.Threading.Channels;
using Portal.Domain.Conversations;

namespace Portal.Domain.Assistant.Responder;

/// <summary>
/// Takes what an answer says, in paragraphs, and gives it out in small pieces as it comes. The reader may be slow: nothing waits for it.
/// </summary>
public sealed class ReplyWriter
{
    /// <summary>Characters of a piece: about three words.</summary>
    private const int Piece = 18;

    private readonly Channel<TurnEvent> _events = Channel.CreateUnbounded<TurnEvent>(new UnboundedChannelOptions { SingleReader = true });
    private bool _hasText;

    /// <summary>What was said and shown, in order.</summary>
    public ChannelReader<TurnEvent> Events => _events.Reader;

    /// <summary>Whether there is any text yet.</summary>
    public bool HasText => _hasText;

    /// <summary>Shows something that is not text.</summary>
    public void Show(TurnEvent change) => _events.Writer.TryWrite(change);

    /// <summary>A line of progress.</summary>
    public void Step(string text) => Show(new TurnEvent.Step(text));

    /// <summary>A paragraph; nothing for an empty one.</summary>
    public void Say(string? paragraph)
    {
        if (string.IsNullOrWhiteSpace(paragraph))
        {
            return;
        }

        Give(_hasText ? $"\n\n{paragraph.Trim()}" : paragraph.Trim());
        _hasText = true;
    }

    /// <summary>Ends the answer; an error is thrown at its reader.</summary>
    public void End(Exception? error = null) => _events.Writer.TryComplete(error);

    private void Give(string text)
    {
        var piece = new StringBuilder();
        foreach (var c in text)
        {
            piece.Append(c);
            if (piece.Length >= Piece && c is ' ' or '\n')
            {
                Show(new TurnEvent.Delta(piece.ToString()));
                piece.Clear();
            }
        }

        if (piece.Length > 0)
        {
            Show(new TurnEvent.Delta(piece.ToString()));
        }
    }
}
