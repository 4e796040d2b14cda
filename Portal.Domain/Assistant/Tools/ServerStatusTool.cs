using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Tools;

internal sealed class ServerStatusTool(TurnScope scope, ToolServices services) : TurnTool(
    scope, "server_status", "The live state of one server; or its backups, or the newest lines of its activity log.", ServerArgument(scope),
    new ToolArgument("detail", "What to read; state when left out.", false, ["state", "backups", "activity"]))
{
    protected override string Say(IReadOnlyDictionary<string, string> values) => values.GetValueOrDefault("detail") switch
    {
        "backups" => Scope.Texts.ReadingBackups(ServerName(values)),
        "activity" => Scope.Texts.ReadingActivity(ServerName(values)),
        _ => Scope.Texts.LookingAt(ServerName(values)),
    };

    protected override async Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var server = Server(values);
        switch (values.GetValueOrDefault("detail"))
        {
            case "backups":
                var backups = await services.Panel.ListBackupsAsync(Scope.Turn.Caller, server.Id, cancellationToken);
                return new ToolResult(ForModel.Lines("backups", backups.Take(20).Select(b => $"{b.CreatedAt:u} {b.Name} {b.Bytes} bytes, successful: {b.IsSuccessful}")), [], backups);
            case "activity":
                var activity = await services.Panel.ListActivityAsync(Scope.Turn.Caller, server.Id, cancellationToken);
                return new ToolResult(ForModel.Lines("activity log", activity.Select(a => $"{a.At:u} {a.Event}")), [], activity, ReadForeignText: true);
            default:
                return State(await services.Servers.FindAsync(Scope.Turn.Caller, server.Id, cancellationToken));
        }
    }

    private static ToolResult State(ServerReport? report) => report is null
        ? Fail("There is no such server any more.", ServerWords.NotFound())
        : new ToolResult(
            $"{ForModel.Name(report.Status.Server.Name)}: {report.Status.State}, {report.Status.Condition}, memory {report.Status.Usage?.MemoryBytes >> 20} of {report.Status.Server.Limits.MemoryMb} MiB, "
            + $"CPU {report.Status.Usage?.CpuPercent:0} %, up {report.Status.Usage?.Uptime}; the owner may: {string.Join(", ", report.Actions)}",
            [], report);
}
