namespace Portal.Components.Controls;

/// <summary>Shows the toasts of this circuit and lets the cheerful ones go after six seconds.</summary>
public sealed partial class ToastRegion(Toasts toasts, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(6);
    private readonly CancellationTokenSource _gone = new();
    private readonly HashSet<Guid> _timed = [];

    /// <inheritdoc />
    protected override void OnInitialized() => toasts.Changed += Show;

    private void Show() => _ = InvokeAsync(() =>
    {
        foreach (var toast in toasts.Shown.Where(toast => toast.Tone is not (Tone.Warn or Tone.Bad) && _timed.Add(toast.Id)))
        {
            _ = LetGoAsync(toast.Id);
        }

        StateHasChanged();
    });

    private async Task LetGoAsync(Guid id)
    {
        try
        {
            await Task.Delay(Stay, clock, _gone.Token);
            toasts.PutAway(id);
        }
        catch (OperationCanceledException)
        {
            // The page was left first.
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        toasts.Changed -= Show;
        _gone.Cancel();
        _gone.Dispose();
    }
}
