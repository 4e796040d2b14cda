using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Memory;
using Portal.Tests.Domain.Assistant.World;

namespace Portal.Tests.Domain.Assistant;

[Trait("Req", "A5")]
public sealed class FollowUpTests
{
    [Fact, Trait("Req", "A2")]
    public async Task A_yes_in_the_chat_approves_nothing_while_the_card_is_open()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("restart Survival");

        var answer = await talk.SayAsync("yes, do that");

        answer.Proposals.Should().BeEmpty();
        answer.Text.Should().Contain("Approve").And.Contain("Survival");
    }

    [Fact]
    public async Task A_yes_after_the_card_ran_out_makes_a_fresh_one()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("restart Survival");
        talk.Clock.Advance(TimeSpan.FromMinutes(5));

        (await talk.SayAsync("yes please")).Proposals.Should().Equal("restart:Survival");
    }

    [Fact]
    public async Task The_other_one_is_the_server_talked_about_before()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("Creative won't start");
        await talk.SayAsync("Survival lags");

        (await talk.SayAsync("and the other one?")).Text.Should().Contain("**Creative**").And.Contain("25566");
    }

    [Theory]
    [InlineData("and Creative?", "Creative")]
    [InlineData("what about Hardcore?", "Hardcore")]
    public async Task The_same_question_goes_to_another_server(string say, string server)
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("is Survival online?");

        var answer = await talk.SayAsync(say);

        answer.Text.Should().Contain($"**{server}** is off");
        answer.Classified.Intent.Should().Be("status");
    }

    [Fact]
    public async Task A_name_answers_which_server()
    {
        await using var talk = await Talk.BeginAsync();
        (await talk.SayAsync("please restart my server")).Text.Should().Contain("Which server");

        (await talk.SayAsync("Skyblock")).Proposals.Should().Equal("restart:Skyblock");
    }

    [Fact]
    public async Task Do_it_again_repeats_the_last_action()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("restart Survival");
        await talk.EndActionAsync(ActionState.Succeeded);

        (await talk.SayAsync("do it again")).Proposals.Should().Equal("restart:Survival");
    }

    [Fact]
    public async Task No_puts_the_card_away()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("stop Lobby");

        (await talk.SayAsync("no thanks")).Text.Should().Contain("Nothing was changed");
        (await talk.SayAsync("yes")).Proposals.Should().BeEmpty();
    }

    [Fact, Trait("Req", "S2")]
    public async Task It_works_now_is_remembered_as_fixed()
    {
        await using var talk = await Talk.BeginAsync();
        await talk.SayAsync("Survival lags");
        (await talk.MemoryAsync()).Issues.Should().ContainSingle().Which.Resolution.Should().Be(IssueResolution.Open);

        await talk.SayAsync("it works now, thanks!");

        (await talk.MemoryAsync()).Issues.Should().ContainSingle().Which.Resolution.Should().Be(IssueResolution.ConfirmedFixed);
    }

    [Fact]
    public async Task Several_problems_in_one_message_are_all_answered()
    {
        await using var talk = await Talk.BeginAsync();

        var answer = await talk.SayAsync("Survival lags and Creative won't start. Also, how do I add an operator?");

        answer.Text.Should().Contain("**Survival**").And.Contain("**Creative**").And.Contain("op NAME");
        answer.Proposals.Should().BeEquivalentTo("restart:Survival", "set_variable:Creative");
    }

    [Fact]
    public async Task With_several_servers_in_trouble_all_are_named_and_one_is_gone_through()
    {
        await using var talk = await Talk.BeginAsync();

        var answer = await talk.SayAsync("my server is broken");

        answer.Text.Should().ContainAll("Survival", "Creative", "Modded", "Fabric Lab", "Hardcore", "Archive");
        answer.Proposals.Should().ContainSingle();
        answer.Events.OfType<TurnEvent.ServerChosen>().Single().Assumed.Should().BeTrue();
        answer.Events.OfType<TurnEvent.FindingShown>().Select(f => f.ServerName).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Text_comes_in_small_pieces_and_the_turn_is_named_once()
    {
        await using var talk = await Talk.BeginAsync();

        var answer = await talk.SayAsync("Survival lags");

        answer.Events.OfType<TurnEvent.Delta>().Should().HaveCountGreaterThan(10).And.OnlyContain(d => d.Text.Length < 120);
        answer.Events.OfType<TurnEvent.Classified>().Should().ContainSingle();
        answer.Events.OfType<TurnEvent.Step>().Should().Contain(s => s.Text == "Reading the console of Survival…");
        answer.Events.OfType<TurnEvent.Suggestions>().Single().Texts.Should().HaveCountGreaterThan(1).And.HaveCountLessThan(4);
    }
}
