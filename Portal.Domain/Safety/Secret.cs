namespace Portal.Domain.Safety;

/// <summary>A key or password in memory. Prints, logs and serialises as three stars; only <see cref="Reveal"/> gives it out.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(SecretJsonConverter))]
public sealed class Secret(string value)
{
    /// <summary>The secret itself, for the one call that needs it.</summary>
    public string Reveal() => value;

    /// <summary>The last four characters, which the owner may see to tell keys apart; fewer than 12 characters show none.</summary>
    public string LastFour => value.Length >= 12 ? value[^4..] : "";

    /// <inheritdoc/>
    public override string ToString() => "***";
}

internal sealed class SecretJsonConverter : System.Text.Json.Serialization.JsonConverter<Secret>
{
    public override Secret Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) =>
        throw new NotSupportedException("Secrets are not read from JSON.");

    public override void Write(System.Text.Json.Utf8JsonWriter writer, Secret value, System.Text.Json.JsonSerializerOptions options) =>
        writer.WriteStringValue("***");
}
