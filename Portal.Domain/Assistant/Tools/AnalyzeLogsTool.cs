using Portal.Domain.Conversations;

namespace Portal.Domain.Assistant.Tools;

internal sealed class AnalyzeLogsTool(TurnScope scope, ToolServices services) : TurnTool(
    scope, "analyze_logs", "Reads a server's log and says which known problems it shows, with the lines that prove them.", ServerArgument(scope),
    new ToolArgument("again", "True reads the log anew instead of using an analysis of the last minutes.", false))
{
    protected override string Say(IReadOnlyDictionary<string, string> values) => Scope.Texts.ReadingConsole(ServerName(values));

    protected override async Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var server = Server(values);
        var log = await services.Logs.ReadAsync(
            Scope.Turn.Caller, server.Id, server.Name, services.Options.LogLines, values.GetValueOrDefault("again") == "true", cancellationToken);
        Scope.Logs[server.Id] = log;
        Scope.Taint();
        var text = log.Why ?? $"{log.Summary}\n{string.Join('\n', log.Findings.Take(5).Select(f => ForModel.Lines($"log of {server.Name}, {f.Code} ({f.Severity})", f.Evidence.Take(8))))}";
        return new ToolResult(text, Cards(log), log, ReadForeignText: true, Failed: log.Why is not null && log.Lines == 0);
    }

    private static List<TurnEvent> Cards(SeenLog log) =>
        [.. log.Findings.Where(f => f.Matters).Take(3).Select(f => new TurnEvent.FindingShown(f.Json, log.ServerId, log.Name))];
}
