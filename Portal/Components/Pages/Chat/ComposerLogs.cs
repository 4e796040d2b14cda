namespace Portal.Components.Pages.Chat;

/// <summary>A log in the message box, as the browser tells of it.</summary>
/// <param name="Key">The browser's own name for it.</param>
/// <param name="Id">Once it was received.</param>
/// <param name="State">sending, ready or failed.</param>
public sealed record ComposerLog(string Key, string? Id, string Name, long Sent, long Size, long? Lines, string State, string? Problem)
{
    public bool IsReady => State == "ready" && Guid.TryParse(Id, out _);

    public bool IsSending => State == "sending";

    public int Percent => Size == 0 ? 0 : (int)Math.Clamp(Sent * 100 / Size, 0, 100);
}

/// <summary>The logs in the message box, in the order they came. Whose they are, the portal asks again when they are sent.</summary>
public sealed class ComposerLogs
{
    private const int Most = 10;
    private readonly List<ComposerLog> _logs = [];

    public IReadOnlyList<ComposerLog> All => _logs;

    public bool IsBusy => _logs.Exists(log => log.IsSending);

    public IReadOnlyList<Guid> Ready => [.. _logs.Where(log => log.IsReady).Select(log => Guid.Parse(log.Id!))];

    /// <summary>Takes in what the browser says of one.</summary>
    public void Show(ComposerLog log)
    {
        var at = _logs.FindIndex(l => l.Key == log.Key);
        if (at >= 0)
        {
            _logs[at] = log;
        }
        else if (_logs.Count < Most && log.Name.Length <= 200)
        {
            _logs.Add(log);
        }
    }

    public void Remove(ComposerLog log) => _logs.RemoveAll(l => l.Key == log.Key);

    /// <summary>They went out with a message; refused ones go as well.</summary>
    public void Clear() => _logs.Clear();
}
