using System.Reflection;

namespace Portal.Domain.Assistant.ModelLed;

/// <summary>A prompt kept as a file with a version, which the answer's receipt names.</summary>
public sealed record PromptFile(string Name, int Version, string Text)
{
    /// <summary>Reads an embedded prompt: a first line <c>version: N</c>, then the text.</summary>
    /// <exception cref="InvalidOperationException">There is no such prompt, or its first line is not a version.</exception>
    public static PromptFile Load(string name)
    {
        var resource = $"Portal.Domain.Assistant.Prompts.{name}.md";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no prompt '{name}'.");
        using var reader = new StreamReader(stream);
        var head = reader.ReadLine();
        return head?.Split(':') is ["version", var number] && int.TryParse(number, out var version)
            ? new PromptFile(name, version, reader.ReadToEnd().Trim())
            : throw new InvalidOperationException($"The prompt '{name}' does not begin with its version.");
    }
}
