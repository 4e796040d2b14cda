using Portal.Domain.Panel;

namespace Portal.Cli.Panel;

/// <summary><c>panel servers</c> and <c>panel status</c>.</summary>
internal static class PanelLook
{
    public static async Task<int> ServersAsync(PanelRun run, CancellationToken cancellationToken)
    {
        var servers = await run.Services.GetRequiredService<ServerDirectory>().ListAsync(run.Caller, cancellationToken);
        foreach (var server in servers)
        {
            await run.SayAsync(PanelJson.Server(server), Line(server));
        }

        return 0;
    }

    public static async Task<int> StatusAsync(PanelRun run, CancellationToken cancellationToken)
    {
        var report = await run.Services.GetRequiredService<ServerDirectory>().FindAsync(run.Caller, run.Arguments["server"]!, cancellationToken)
            ?? throw new PanelProblemException(ServerWords.NotFound());
        var actions = report.Actions.Count == 0 ? "nothing" : string.Join(", ", report.Actions);
        await run.SayAsync(PanelJson.Report(report), $"{Line(report.Status)}\nYou may now: {actions}.");
        return 0;
    }

    private static string Line(ServerStatus server) =>
        $"{server.Server.Identifier,-10}{server.Server.Name,-24}{ServerWords.Say(server.State),-10}{server.Message}".TrimEnd();
}
