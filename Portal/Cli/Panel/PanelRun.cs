using System.Text.Json.Nodes;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Cli.Panel;

/// <summary>One run of a panel verb: services, options, who it is for, where it writes.</summary>
internal sealed record PanelRun(IServiceProvider Services, PanelArguments Arguments, TextWriter Output, TextWriter Errors)
{
    private Caller? _caller;

    /// <summary>Whose rights count.</summary>
    public Caller Caller => _caller!;

    public IPanelReader Panel => Services.GetRequiredService<IPanelReader>();

    public IPanelWriter Writer => Services.GetRequiredService<IPanelWriter>();

    public PanelRun As(Person person) => this with { _caller = new Caller(person.UserId, "command-line", "", person.Role) };

    /// <summary>The server of <c>--server</c>. Throws not found.</summary>
    public async Task<ServerDetails> ServerAsync(CancellationToken cancellationToken) =>
        await Panel.FindServerAsync(Caller, Arguments["server"]!, cancellationToken) ?? throw new PanelProblemException(ServerWords.NotFound());

    public Task SayAsync(JsonNode json, string text) => Output.WriteLineAsync(Arguments.IsJson ? PanelJson.Line(json) : text);

    /// <summary>A refusal: one line on standard output with <c>--json</c>, else on standard error.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RefusedAsync(PanelProblem problem)
    {
        await (Arguments.IsJson
            ? Output.WriteLineAsync(PanelJson.Line(new JsonObject { ["error"] = PanelJson.Error(problem) }))
            : Errors.WriteLineAsync(problem.Message));
        return 1;
    }

    /// <summary>Every change, done or refused, is on the audit trail.</summary>
    public Task AuditAsync(string serverId, string state, object detail, CancellationToken cancellationToken) =>
        Services.GetRequiredService<IAuditTrail>().AppendAsync(
            Caller.UserId, Caller.UserId, $"panel.{Arguments.Verb}", state, new { Server = serverId, By = "command-line", Detail = detail }, cancellationToken);
}
