using Microsoft.AspNetCore.Components;

namespace Portal.Components.Controls;

/// <summary>
/// A component that follows something live. Reads take <see cref="Gone"/>, which ends with the component; a write takes
/// <see cref="CancellationToken.None"/>, so that a closed tab does not undo a click.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    /// <summary>At most 15 renders a second (security.md, D20).</summary>
    private static readonly TimeSpan Frame = TimeSpan.FromSeconds(1) / 15;

    private readonly CancellationTokenSource _gone = new();
    private long? _rendered;
    private bool _due;

    [Inject] private TimeProvider FrameClock { get; set; } = TimeProvider.System;

    /// <summary>Cancelled when the component is disposed.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>
    /// Applies each item on the renderer's thread and renders what came, at most 15 times a second. Does nothing while prerendering.
    /// Ends with the component or the stream; a failure goes to the nearest error boundary.
    /// </summary>
    protected void Follow<T>(IAsyncEnumerable<T> stream, Action<T> apply)
    {
        if (RendererInfo.IsInteractive)
        {
            _ = FollowAsync(stream, apply);
        }
    }

    private async Task FollowAsync<T>(IAsyncEnumerable<T> stream, Action<T> apply)
    {
        try
        {
            await foreach (var item in stream.WithCancellation(Gone))
            {
                await InvokeAsync(() =>
                {
                    apply(item);
                    RenderSoon();
                });
            }
        }
        catch (Exception) when (Gone.IsCancellationRequested)
        {
            // The page was left; whatever the stream says then is of no use.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    /// <summary>Renders now, or when the current frame is over. Call it on the renderer's thread.</summary>
    protected void RenderSoon()
    {
        if (_due)
        {
            return;
        }

        var wait = _rendered is { } last ? Frame - FrameClock.GetElapsedTime(last) : TimeSpan.Zero;
        if (wait <= TimeSpan.Zero)
        {
            RenderNow();
            return;
        }

        _due = true;
        _ = RenderAfterAsync(wait);
    }

    private async Task RenderAfterAsync(TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, FrameClock, Gone);
            await InvokeAsync(() =>
            {
                _due = false;
                RenderNow();
            });
        }
        catch (Exception) when (Gone.IsCancellationRequested)
        {
            // Nothing left to render.
        }
    }

    private void RenderNow()
    {
        _rendered = FrameClock.GetTimestamp();
        StateHasChanged();
    }

    /// <summary>For children that hold something: called once, when the component goes.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await LeaveAsync();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }
}
