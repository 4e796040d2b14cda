using Portal.Domain.LogAnalysis;
using Portal.Domain.Panel;
using Portal.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace Portal.Tests.Domain.LogAnalysis;

public sealed class AnalysisCacheTests
{
    private const string Id = "5e000100-0000-4000-8000-000000000001";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "L6"), Trait("Req", "L7")]
    public async Task A_result_is_kept_five_minutes_for_the_same_log_and_not_for_a_changed_one()
    {
        var clock = new ManualClock();
        var panel = new SimplePanel().With(SimplePanel.Server(Id, "Survival"), PowerState.Running, "[10:00:00] [Server thread/INFO]: Hello");
        var analysis = new ServerLogAnalysis(
            panel, new LogAnalyzer(null, NullLogger<LogAnalyzer>.Instance), new AnalysisCache(clock), new FixedOptions<LogOptions>(new LogOptions()));
        (await analysis.AnalyzeAsync(Callers.Olivia, Id, 200, false, Token)).FromCache.Should().BeFalse();
        (await analysis.AnalyzeAsync(Callers.Olivia, Id, 200, false, Token)).FromCache.Should().BeTrue();
        (await analysis.AnalyzeAsync(Callers.Noah, Id, 200, false, Token)).FromCache.Should().BeFalse("another owner's result is not his");
        (await analysis.AnalyzeAsync(Callers.Olivia, Id, 100, false, Token)).FromCache.Should().BeFalse("another number of lines");
        (await analysis.AnalyzeAsync(Callers.Olivia, Id, 200, true, Token)).FromCache.Should().BeFalse("asked to analyse again");
        panel.Logs[Id].Add("[10:00:01] [Server thread/ERROR]: java.lang.OutOfMemoryError: Java heap space");
        var changed = await analysis.AnalyzeAsync(Callers.Olivia, Id, 200, false, Token);
        changed.FromCache.Should().BeFalse();
        changed.Report.Primary!.Code.Should().Be("jvm.memory.heap");
        clock.Advance(TimeSpan.FromMinutes(5));
        (await analysis.AnalyzeAsync(Callers.Olivia, Id, 200, false, Token)).FromCache.Should().BeFalse("five minutes are over");
    }
}
