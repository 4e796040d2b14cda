namespace Portal.Domain.Memory;

/// <summary>One value a preference may have. Nothing else can be stored as a preference (S4).</summary>
/// <param name="Key">language, detail, notify or default_server.</param>
/// <param name="Value">What programs compare, e.g. <c>de</c>; a server's uuid for default_server.</param>
/// <param name="Text">What the owner reads.</param>
public sealed record PreferenceChoice(string Key, string Value, string Text)
{
    public const string Language = "language";
    public const string Detail = "detail";
    public const string Notify = "notify";
    public const string DefaultServer = "default_server";

    /// <summary>Every choice that does not depend on the owner's servers.</summary>
    public static IReadOnlyList<PreferenceChoice> Fixed { get; } =
    [
        new(Language, "en", "Reply in English"),
        new(Language, "de", "Reply in German"),
        new(Language, "fr", "Reply in French"),
        new(Language, "es", "Reply in Spanish"),
        new(Language, "pt", "Reply in Portuguese"),
        new(Detail, "short", "Keep answers short"),
        new(Detail, "normal", "Normal length of answers"),
        new(Detail, "detailed", "Explain in detail"),
        new(Notify, "email", "Notify by e-mail"),
        new(Notify, "portal", "Notify in the portal only"),
        new(Notify, "none", "No notifications"),
    ];

    /// <summary>The keys, in the order they are shown.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Language, Detail, Notify, DefaultServer];

    /// <summary>The fixed choice with this key and value, or null.</summary>
    public static PreferenceChoice? Find(string key, string value) =>
        Fixed.FirstOrDefault(choice => choice.Key == key && string.Equals(choice.Value, value, StringComparison.OrdinalIgnoreCase));

    /// <summary>The main server as a choice.</summary>
    public static PreferenceChoice MainServer(string serverId, string serverName) =>
        new(DefaultServer, serverId, $"Main server: {serverName}");

    /// <summary>The choice a stored item stands for, or null when its text is none.</summary>
    public static PreferenceChoice? Of(MemoryItem item) => item switch
    {
        { Kind: not MemoryKind.Preference } => null,
        { Key: DefaultServer, ServerId: { } id } => new(DefaultServer, id, item.Text),
        _ => Fixed.FirstOrDefault(choice => choice.Key == item.Key && choice.Text == item.Text),
    };
}
