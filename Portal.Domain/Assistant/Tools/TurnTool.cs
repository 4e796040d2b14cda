using System.Text.Json;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Tools;

/// <summary>A tool of one turn: holds calls to their schema and turns the panel's refusals into failed results.</summary>
internal abstract class TurnTool(TurnScope scope, string name, string description, params ToolArgument[] arguments) : IAssistantTool
{
    private readonly ToolSchema _schema = new(arguments);

    public string Name => name;

    public string Description => description;

    public JsonElement Parameters => _schema.Json;

    protected TurnScope Scope => scope;

    public virtual string Progress(JsonElement arguments) => Say(_schema.Read(arguments).Values);

    public async Task<ToolResult> RunAsync(JsonElement arguments, CancellationToken cancellationToken)
    {
        var (values, wrong) = _schema.Read(arguments);
        if (wrong is not null)
        {
            return Fail(wrong);
        }

        try
        {
            return await RunAsync(values, cancellationToken);
        }
        catch (PanelProblemException problem)
        {
            return new ToolResult(problem.Problem.Message, [], problem.Problem, Failed: true);
        }
    }

    protected abstract string Say(IReadOnlyDictionary<string, string> values);

    protected abstract Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken);

    protected static ToolResult Fail(string why, object? value = null) => new(why, [], value, Failed: true);

    /// <summary>The server behind the alias of a call; the schema has made sure that it is one of the turn's.</summary>
    protected PanelServer Server(IReadOnlyDictionary<string, string> values) => scope.Aliases.Server(values["server"]);

    protected string ServerName(IReadOnlyDictionary<string, string> values) =>
        values.TryGetValue("server", out var alias) ? scope.Aliases.Server(alias).Name : "";

    protected static ToolArgument ServerArgument(TurnScope scope) =>
        new("server", "The server, by its short name from list_servers.", true, scope.Aliases.All);
}
