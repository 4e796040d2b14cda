using Microsoft.Extensions.Options;
using Portal.Domain.People;

namespace Portal.Domain.Panel.Actions;

/// <summary>Sends one power signal and watches until its effect is seen or the time is over.</summary>
internal sealed class PowerRun(IPanelReader panel, IPanelWriter writer, IOptionsMonitor<PanelOptions> options, TimeProvider clock)
{
    public async Task<ActionProof> RunAsync(
        Caller caller, PanelServer server, PowerSignal signal, ProofLog log, CancellationToken cancellationToken)
    {
        var (live, before) = await LiveServer.OpenAsync(panel, caller, server.Id, clock, cancellationToken);
        await using (live)
        {
            log.Add($"Before: {ServerWords.Say(before)}.");
            var watch = new PowerWatch(signal, before, TimeSpan.FromSeconds(options.CurrentValue.StableSeconds));
            try
            {
                await writer.SendPowerAsync(caller, server.Id, signal, cancellationToken);
                log.Add("The panel accepted the request.");
            }
            catch (PanelProblemException problem)
            {
                return log.Refused(problem.Problem, before);
            }
            catch (PanelUncertainException)
            {
                log.Add("The connection broke while the request was sent; it is not sent again, only watched.");
                return End(server, watch, log, await WatchAsync(live, watch, log, cancellationToken), isCertain: false);
            }

            return End(server, watch, log, await WatchAsync(live, watch, log, cancellationToken), isCertain: true);
        }
    }

    private async Task<ActionResult> WatchAsync(LiveServer live, PowerWatch watch, ProofLog log, CancellationToken cancellationToken)
    {
        var deadline = clock.GetUtcNow() + TimeSpan.FromSeconds(options.CurrentValue.VerifySeconds);
        while (true)
        {
            var now = clock.GetUtcNow();
            if (watch.Verdict(now) is { } verdict)
            {
                return verdict;
            }

            if (now >= deadline)
            {
                return watch.VerdictAtDeadline();
            }

            var until = watch.LookAgainAt is { } again && again < deadline ? again : deadline;
            if (await live.NextAsync(until, cancellationToken) is { } seen)
            {
                log.Add(watch.See(seen));
            }
        }
    }

    private static ActionProof End(PanelServer server, PowerWatch watch, ProofLog log, ActionResult result, bool isCertain)
    {
        var told = result is ActionResult.Failed && !isCertain ? ActionResult.Unknown : result;
        return new ActionProof(told, watch.State, watch.Say(server.Name, told), log.Steps);
    }
}
