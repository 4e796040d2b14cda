using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Domain.LogAnalysis.Rules;

/// <summary>Reads catalogue files by code made at build time: a start of <c>analyze</c> has no time for reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, GenerationMode = JsonSourceGenerationMode.Metadata,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = [typeof(SnakeCase)])]
[JsonSerializable(typeof(RuleFile))]
internal sealed partial class RuleJson : JsonSerializerContext
{
    private sealed class SnakeCase() : JsonStringEnumConverter<Severity>(JsonNamingPolicy.SnakeCaseLower);
}
