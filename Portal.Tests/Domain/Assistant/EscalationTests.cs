using Portal.Domain.Confirmations;
using Portal.Tests.Domain.Assistant.World;

namespace Portal.Tests.Domain.Assistant;

[Trait("Req", "E1")]
public sealed class EscalationTests
{
    [Theory]
    [InlineData("I want to talk to a human")]
    [InlineData("get me a real person please")]
    [InlineData("Ich möchte mit einem Menschen sprechen")]
    [InlineData("je veux parler à un humain")]
    [InlineData("quiero hablar con una persona")]
    [InlineData("quero falar com uma pessoa")]
    [InlineData("I want a refund")]
    [InlineData("this is about billing")]
    public async Task A_person_takes_over_when_asked_for_or_for_money(string say)
    {
        await using var talk = await Talk.BeginAsync();

        var answer = await talk.SayAsync(say);

        answer.Escalated.Should().BeTrue();
        answer.Text.Should().MatchRegex(@"#\d+").And.MatchRegex("2 (hours|Stunden|heures|horas)");
        answer.Tools.Should().Contain("escalate_to_human");
        (await talk.MemoryAsync()).Escalations.Should().ContainSingle();
    }

    [Fact]
    public async Task A_ticket_is_opened_once_in_a_conversation()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("I want a refund");

        (await talk.SayAsync("I want a refund now")).Escalated.Should().BeFalse();
    }

    [Fact]
    public async Task More_than_ten_messages_bring_a_person()
    {
        await using var talk = await Talk.BeginAsync();
        for (var i = 0; i < 5; i++)
        {
            (await talk.SayAsync("is Survival online?")).Escalated.Should().BeFalse();
        }

        (await talk.SayAsync("is Survival online?")).Escalated.Should().BeTrue();
    }

    [Fact, Trait("Req", "E2")]
    public async Task Two_answers_without_ground_bring_a_person()
    {
        await using var talk = await Talk.BeginAsync();
        var first = await talk.SayAsync("how do I bake a teleporting llama into lava?");
        first.Classified.Grounded.Should().BeFalse();
        first.Escalated.Should().BeFalse();
        first.Text.Should().Contain("do not know").And.Contain("person");

        (await talk.SayAsync("how do I paint quantum sheep purple?")).Escalated.Should().BeTrue();
    }

    [Fact, Trait("Req", "E2")]
    public async Task A_problem_that_comes_back_after_a_fix_brings_a_person()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("Survival lags");
        await talk.EndActionAsync(ActionState.Succeeded);

        (await talk.SayAsync("it is still broken")).Escalated.Should().BeTrue();
    }

    [Fact, Trait("Req", "E2")]
    public async Task A_serious_finding_that_stays_after_its_fix_brings_a_person()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("Hardcore keeps dying");
        var card = await talk.EndActionAsync(ActionState.Succeeded, "MAX_MEMORY is set. Hardcore is running.");
        talk.Panel.States[card.ServerId] = Portal.Domain.Panel.PowerState.Running;

        var report = await talk.ReportAsync(card.Id);

        report.Text.Should().Contain("still there");
        report.Escalated.Should().BeTrue();
        talk.Logs.Again.Should().Contain(card.ServerId);
    }

    [Fact, Trait("Req", "A3")]
    public async Task After_the_fix_the_report_says_what_was_seen_and_that_it_is_gone()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("Survival lags");
        talk.Logs.Findings.Remove(TalkPanel.Id(1));
        var proof = """[{"at":"2026-11-24T12:00:20Z","what":"The panel accepted the request."},{"at":"2026-11-24T12:00:25Z","what":"State: offline."},{"at":"2026-11-24T12:00:31Z","what":"State: running."}]""";
        var card = await talk.EndActionAsync(ActionState.Succeeded, "Survival is running.", proof);

        var report = await talk.ReportAsync(card.Id);

        report.Text.Should().Contain("running again").And.Contain("12:00:25").And.Contain("12:00:31").And.Contain("is gone").And.Contain("larger heap");
        (await talk.MemoryAsync()).Issues.Single().Resolution.Should().Be(Portal.Domain.Memory.IssueResolution.ConfirmedFixed);
    }

    [Fact]
    public async Task A_fix_without_a_start_is_followed_by_the_start()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("Fabric Lab does not start");
        var card = await talk.EndActionAsync(ActionState.Succeeded);
        card.ThenStart.Should().BeTrue("one card names both steps");
    }
}
