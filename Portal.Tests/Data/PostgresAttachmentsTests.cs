using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Analytics;
using Portal.Domain.Attachments;
using Portal.Domain.Jobs;
using Portal.Domain.People;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Data;

/// <summary>Attached logs and verdicts on PostgreSQL.</summary>
public sealed class PostgresAttachmentsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "L7")]
    public async Task Logs_are_kept_found_and_forgotten_and_findings_rated()
    {
        await using var server = await PostgresServer.StartAsync();
        var clock = new ManualClock(DateTimeOffset.UnixEpoch.AddYears(60));
        await using var portal = new PortalFactory { Settings = { ["ConnectionStrings:Portal"] = server.ConnectionString } };
        var caller = new Caller(await portal.AddPersonAsync("olivia@example.net"), "session", "stamp", Role.Owner);
        var service = portal.Services.GetRequiredService<AttachmentService>();
        var taken = (await service.ReceiveAsync(caller, "latest.log", new MemoryStream("one\ntwo\n"u8.ToArray()), Token)).Attachment!;
        (await (await service.OpenAsync(caller, taken.Id, Token))!.FindAsync("TWO", Token)).Lines.Should().Equal(2L);

        var job = new ForgetAttachmentsJob(portal.Services.GetRequiredService<Portal.Domain.Data.IPortalDbFactory>(), portal.Services.GetRequiredService<AttachmentFolder>(), clock);
        await job.RunAsync(new Progress<JobProgress>(), Token);
        (await service.FindAsync(caller, taken.Id, Token)).Should().BeNull("it was never sent");

        var verdicts = portal.Services.GetRequiredService<FindingVerdicts>();
        await verdicts.GiveAsync(caller, "log:1", "jvm.memory.heap", null, true, Token);
        await verdicts.GiveAsync(caller, "log:1", "jvm.memory.heap", null, false, Token);
        (await verdicts.ReadAsync(caller, "log:1", Token)).Should().ContainKey("jvm.memory.heap").WhoseValue.Should().BeFalse();
        (await verdicts.TotalsAsync(Token)).Should().Equal(new RatedFinding("jvm.memory.heap", 0, 1));
    }
}
