using System.Threading.Channels;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Integrations.Panel;

/// <summary>One who watches. A slow one loses the oldest lines and is told so.</summary>
internal sealed class ConsoleViewer(Caller caller)
{
    private const int Held = 4000;
    private readonly Channel<ConsoleEvent> _events = Channel.CreateBounded<ConsoleEvent>(
        new BoundedChannelOptions(Held) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private bool _lost;

    public Caller Caller => caller;

    public void Show(ConsoleEvent seen)
    {
        if (_lost && _events.Writer.TryWrite(new ConsoleEvent.Gap("this page was too slow", seen.At)))
        {
            _lost = false;
        }

        _lost |= !_events.Writer.TryWrite(seen);
    }

    /// <summary>Ends this viewer's stream with the reason.</summary>
    public void End(PanelProblemException? problem) => _events.Writer.TryComplete(problem);

    /// <summary>The next event; null when cancelled or over. Throws the reason it was ended for.</summary>
    public async Task<ConsoleEvent?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _events.Reader.WaitToReadAsync(cancellationToken) && _events.Reader.TryRead(out var seen) ? seen : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
