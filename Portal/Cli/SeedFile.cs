using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Knowledge;
using Portal.Domain.People;

namespace Portal.Cli;

/// <summary>What <c>seed</c> reads; see the README's operations chapter.</summary>
internal sealed record SeedFile(IReadOnlyList<SeedFile.User>? Users, IReadOnlyList<SeedFile.Source>? Sources)
{
    internal static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>The file's contents. Throws <see cref="JsonException"/> with one line when something is wrong with it.</summary>
    public static SeedFile Read(string json)
    {
        var file = JsonSerializer.Deserialize<SeedFile>(json, Format) ?? throw new JsonException("the file is empty.");
        foreach (var (user, i) in (file.Users ?? []).Select((user, i) => (user, i)))
        {
            Require(user.Email?.Contains('@', StringComparison.Ordinal) == true, $"users[{i}].email is not an e-mail address.");
            Require(!string.IsNullOrEmpty(user.Password), $"users[{i}].password is missing.");
        }

        foreach (var (source, i) in (file.Sources ?? []).Select((source, i) => (source, i)))
        {
            Require(source.Kind is not null, $"sources[{i}].kind is not folder, site or web.");
            Require(source.ToSource().Problem is null, $"sources[{i}]: {source.ToSource().Problem}.");
        }

        return file;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new JsonException(otherwise);
        }
    }

    /// <summary>An account. <paramref name="PanelKey"/> links the person's panel account.</summary>
    internal sealed record User(string? Email, string? Password, Role Role = Role.Owner, string? Name = null, string? PanelKey = null);

    /// <summary>A place knowledge comes from.</summary>
    internal sealed record Source(
        string? Name, string? Kind, string? Path, string? Url, IReadOnlyList<string>? Allow, string? Licence,
        IReadOnlyList<string>? ExcludedWords = null, IReadOnlyList<string>? Formats = null, string? Cron = null, bool Enabled = true, bool Watch = true)
    {
        /// <summary>The same as a source of the portal; a path is made absolute.</summary>
        public KnowledgeSource ToSource() => new()
        {
            Name = Name?.Trim() ?? "", Kind = Kind ?? "", Path = Path is { Length: > 0 } path ? System.IO.Path.GetFullPath(path) : null, Url = Url, Allow = Allow,
            Licence = Licence, ExcludedWords = ExcludedWords, Formats = Formats, Cron = Cron, Enabled = Enabled, Watch = Watch, IsOperators = true,
        };
    }
}
