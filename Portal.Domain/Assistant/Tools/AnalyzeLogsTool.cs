namespace Portal.Domain.Assistant.Tools;

internal sealed class AnalyzeLogsTool(TurnScope scope, ToolServices services) : TurnTool(
    scope, "analyze_logs", "Reads a log and says which known problems it shows, with the lines that prove them: a server's own log, or one that the owner attached.",
    new ToolArgument("server", "The server, by its short name from list_servers, or an attached log: a1, a2 …", true, [.. scope.Aliases.All, .. scope.LogAliases.Keys]),
    new ToolArgument("again", "True reads the log anew instead of using an analysis of the last minutes.", false))
{
    protected override string Say(IReadOnlyDictionary<string, string> values) =>
        Attached(values) is { } attached ? Scope.Texts.ReadingAttached(attached.Name) : Scope.Texts.ReadingConsole(ServerName(values));

    protected override async Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var log = Attached(values) is { } attached
            ? await services.Logs.ReadAttachedAsync(Scope.Turn.Caller, attached, cancellationToken)
            : await ReadServerAsync(values, cancellationToken);
        Scope.Taint();
        var text = log.Why ?? $"{Source(log)}{log.Summary}\n{string.Join('\n', log.Findings.Take(5).Select(f => ForModel.Lines($"log of {log.Name}, {f.Code} ({f.Severity})", f.Evidence.Take(8))))}";
        return new ToolResult(text, FindingCards.Of(log), log, ReadForeignText: true, Failed: log.Why is not null && log.Lines == 0);
    }

    private AttachedLog? Attached(IReadOnlyDictionary<string, string> values) =>
        values.TryGetValue("server", out var alias) ? Scope.LogAliases.GetValueOrDefault(alias) : null;

    private async Task<SeenLog> ReadServerAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var server = Server(values);
        var log = await services.Logs.ReadAsync(
            Scope.Turn.Caller, server.Id, server.Name, services.Options.LogLines, values.GetValueOrDefault("again") == "true", cancellationToken);
        return Scope.Logs[server.Id] = log;
    }

    private static string Source(SeenLog log) => log.AttachmentId is null ? "" : $"Read from the attached log {ForModel.Name(log.Name)}, {log.Lines} lines, not from a server. ";
}
