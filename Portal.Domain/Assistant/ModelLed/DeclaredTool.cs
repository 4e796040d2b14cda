using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Portal.Domain.Assistant.ModelLed;

/// <summary>One of our tools as a model is told of it. Declared only: no library can run it by itself.</summary>
internal sealed class DeclaredTool(IAssistantTool tool) : AIFunctionDeclaration
{
    /// <inheritdoc/>
    public override string Name => tool.Name;

    /// <inheritdoc/>
    public override string Description => tool.Description;

    /// <inheritdoc/>
    public override JsonElement JsonSchema => tool.Parameters;
}
