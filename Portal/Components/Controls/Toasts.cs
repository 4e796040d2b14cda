namespace Portal.Components.Controls;

/// <summary>The toasts of one circuit, shown by <see cref="ToastRegion"/>.</summary>
public sealed class Toasts
{
    private const int AtOnce = 4;
    private readonly List<Toast> _shown = [];

    /// <summary>Raised on the caller's thread when the list changed.</summary>
    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => [.. _shown];

    /// <summary>Shows <paramref name="text"/>; good and info go by themselves, warn and bad stay until put away.</summary>
    public void Say(string text, Tone tone = Tone.Good)
    {
        _shown.Add(new Toast(Guid.CreateVersion7(), text, tone));
        if (_shown.Count > AtOnce)
        {
            _shown.RemoveAt(0);
        }

        Changed?.Invoke();
    }

    public void PutAway(Guid id)
    {
        if (_shown.RemoveAll(toast => toast.Id == id) > 0)
        {
            Changed?.Invoke();
        }
    }
}
