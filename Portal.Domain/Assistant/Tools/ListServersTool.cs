using System.Globalization;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Tools;

internal sealed class ListServersTool(TurnScope scope) : TurnTool(
    scope, "list_servers", "Lists the owner's servers with their short names and live state.")
{
    /// <summary>Rows given at most (security, D11).</summary>
    private const int Most = 50;

    protected override string Say(IReadOnlyDictionary<string, string> values) => Scope.Texts.LookingAtAll;

    protected override Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var rows = Scope.Servers.Take(Most).Select(status => $"{Scope.Aliases.Of(status.Server.Id)}: {ForModel.Name(status.Server.Name)}, {Row(status)}");
        return Task.FromResult(new ToolResult(string.Join('\n', rows), [], Scope.Servers));
    }

    private static string Row(ServerStatus status) => status.Usage is { } usage
        ? string.Create(CultureInfo.InvariantCulture, $"{status.State}, {usage.MemoryBytes >> 20} MiB of {status.Server.Limits.MemoryMb?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"} MiB, CPU {usage.CpuPercent:0} %, up {usage.Uptime}")
        : $"{status.Condition}";
}
