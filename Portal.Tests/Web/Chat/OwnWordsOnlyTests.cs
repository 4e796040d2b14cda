using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Chat;

/// <summary>What an owner reads as it is, and staff, tickets and models read redacted (security, D24).</summary>
[Trait("Req", "XD3"), Trait("Req", "E3")]
public sealed class OwnWordsOnlyTests
{
    private const string Address = "203.0.113.77";
    private const string Key = "ptlc_4f9dKq0Zr7Lm2Xc8Vb1Nw6Ty3Ua5Se";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_owner_sees_their_own_values_and_staff_do_not()
    {
        await using var portal = TalkingPortal.Start();
        var olivia = await portal.CallerAsync("olivia@demo.example");
        var (conversation, answer) = await portal.SayAsync(olivia, $"I want to talk to a human, my address is {Address} and my key {Key}");
        answer.Tickets.Should().ContainSingle();
        var reader = portal.Services.GetRequiredService<ConversationReader>();
        Texts((await reader.OpenAsync(olivia, conversation, Token))!).Should().Contain(Address).And.Contain(Key);
        var ada = await portal.CallerAsync("ada@demo.example");
        var open = (await reader.OpenAsync(ada, conversation, Token))!;
        Texts(open).Should().NotContain(Address).And.NotContain(Key).And.Contain("[IP-1]");
        (await reader.FindAsync(ada, open.Transcript[0].Id, Token))!.Text.Should().NotContain(Address);
        await using var db = await portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
        var ticket = await db.Tickets.SingleAsync(Token);
        $"{ticket.Subject}{ticket.Description}{ticket.Packet}".Should().NotContain(Address).And.NotContain(Key).And.Contain("[IP-1]", "the same placeholder everywhere");
    }

    [Fact]
    public async Task A_finding_shows_the_owner_the_line_as_it_is_and_staff_the_redacted_one()
    {
        await using var portal = TalkingPortal.Start();
        var olivia = await portal.CallerAsync("olivia@demo.example");
        portal.Panel.World["s8"].Log.Write(new Portal.Demo.Machine.Step.Say($"Failed to handle packet for /{Address}:5123\njava.lang.OutOfMemoryError: Java heap space at {Address}", "ERROR"));
        var (conversation, answer) = await portal.SayAsync(olivia, "Lobby crashed, what is wrong?", "Lobby");
        answer.Findings.Should().NotBeEmpty();
        await portal.SayAsync(olivia, "I want to talk to a human", null, conversation);
        var reader = portal.Services.GetRequiredService<ConversationReader>();
        Texts((await reader.OpenAsync(olivia, conversation, Token))!).Should().Contain(Address);
        var ada = await portal.CallerAsync("ada@demo.example");
        Texts((await reader.OpenAsync(ada, conversation, Token))!).Should().NotContain(Address);
    }

    [Fact]
    public async Task A_model_reads_placeholders_and_the_owner_reads_the_values_again()
    {
        await using var model = await ScriptedModelServer.StartAsync();
        await using var portal = TalkingPortal.Start(new() { ["Models:Fast:Endpoint"] = model.Endpoint, ["Models:Fast:Model"] = "scripted" });
        model.ThenSay("Somebody at [IP-1] tried.");
        var olivia = await portal.CallerAsync("olivia@demo.example");
        var (conversation, answer) = await portal.SayAsync(olivia, $"Why does {Address} connect so often?");
        answer.Text.Should().Contain($"Somebody at {Address} tried.");
        model.ThenSay("Yes, [IP-1] again.");
        (await portal.SayAsync(olivia, $"And {Address} again?", null, conversation)).Answer.Text.Should().Contain(Address);
        model.Requests.Should().HaveCountGreaterThanOrEqualTo(2).And.OnlyContain(request => !request.GetRawText().Contains(Address, StringComparison.Ordinal));
    }

    private static string Texts(OpenConversation open) =>
        string.Join('\n', open.Transcript.Select(line => line.Text + string.Concat(line.Findings.Select(f => f.Finding.GetRawText()))));
}
