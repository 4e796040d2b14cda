namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>One thing the owner wants.</summary>
/// <param name="Intent">One of <see cref="Intent"/>.</param>
/// <param name="Words">The part of the message it is read from, in the owner's spelling.</param>
/// <param name="Servers">Servers named in it, as panel uuids; empty = none named.</param>
public sealed record Wish(string Intent, string Words, IReadOnlyList<string> Servers)
{
    /// <summary>start, stop, restart or kill, for <see cref="Intent.Power"/>, or asked for along with a problem.</summary>
    public string? Action { get; init; }

    /// <summary>"the other one", "both", "all": see <see cref="ServerPointer"/>.</summary>
    public ServerPointer Pointer { get; init; }

    /// <summary>Something that looks like a server's name and is none of the owner's.</summary>
    public string? UnknownServer { get; init; }
}

/// <summary>How a server is meant without its name.</summary>
public enum ServerPointer
{
    None,

    /// <summary>it, this one, the same.</summary>
    Same,

    /// <summary>The other one.</summary>
    Other,

    /// <summary>Both, or all of them.</summary>
    All,
}

/// <summary>A message as it was understood.</summary>
/// <param name="Language">en, de, fr, es, pt, or null when the words do not tell.</param>
/// <param name="Wishes">At least one.</param>
/// <param name="PastedLog">Log lines the owner pasted; never read as wishes.</param>
public sealed record Understood(string? Language, IReadOnlyList<Wish> Wishes, IReadOnlyList<string> PastedLog)
{
    /// <summary>The first, which gives the turn its name.</summary>
    public Wish First => Wishes[0];
}
