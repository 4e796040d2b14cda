using Portal.Domain.Escalation;
using Portal.Domain.Tickets;

namespace Portal.Tests.Domain.Escalation;

public sealed class EscalationPolicyTests
{
    private static readonly EscalationSignals Calm = new(3, false, false, [], false, 0, false, null);

    [Theory, Trait("Req", "E1")]
    [InlineData("I want a refund!", "said 'refund'")]
    [InlineData("a question about BILLING", "said 'billing'")]
    [InlineData("(refund)", "said 'refund'")]
    [InlineData("the rebilling-plugin is broken", null)]
    [InlineData("billing-addon throws", null)]
    [InlineData("refunds_table", null)]
    [InlineData("my server lags", null)]
    public void Whole_words_trigger(string lastWords, string? trigger) =>
        EscalationPolicy.Trigger(Calm with { RecentOwnerTexts = [lastWords] }, new EscalationOptions()).Should().Be(trigger);

    [Fact, Trait("Req", "E1")]
    public void Only_the_last_three_messages_count()
    {
        EscalationPolicy.Trigger(Calm with { RecentOwnerTexts = ["refund", "a", "b", "c"] }, new EscalationOptions()).Should().BeNull();
        EscalationPolicy.Trigger(Calm with { RecentOwnerTexts = ["refund", "a", "b"] }, new EscalationOptions()).Should().NotBeNull();
    }

    [Fact, Trait("Req", "E1")]
    public void Twelve_messages_of_high_complexity_go_to_a_person() =>
        EscalationPolicy.Trigger(Calm with { Messages = 12, IsComplex = true }, new EscalationOptions()).Should().NotBeNull();

    [Theory, Trait("Req", "E1")]
    [InlineData(10, null)]
    [InlineData(11, "more than 10 messages")]
    public void Long_conversations_go_to_a_person(int messages, string? trigger) =>
        EscalationPolicy.Trigger(Calm with { Messages = messages }, new EscalationOptions()).Should().Be(trigger);

    [Fact, Trait("Req", "E2")]
    public void Each_further_reason_is_named()
    {
        var options = new EscalationOptions();
        EscalationPolicy.Trigger(Calm with { AskedForPerson = true }, options).Should().Contain("person");
        EscalationPolicy.Trigger(Calm with { ProblemCameBack = true }, options).Should().Contain("came back");
        EscalationPolicy.Trigger(Calm with { HighFindingStays = true }, options).Should().Contain("still there");
        EscalationPolicy.Trigger(Calm with { UngroundedInARow = 1 }, options).Should().BeNull();
        EscalationPolicy.Trigger(Calm with { UngroundedInARow = 2 }, options).Should().Contain("twice");
    }

    [Theory, Trait("Req", "E4")]
    [InlineData("2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z")] // Tuesday, open
    [InlineData("2026-11-24T16:30:00Z", "2026-11-25T09:30:00Z")] // half an hour left, then the next morning
    [InlineData("2026-11-27T20:00:00Z", "2026-11-30T10:00:00Z")] // Friday evening to Monday
    public void The_promise_counts_opening_hours(string from, string by)
    {
        var options = new EscalationOptions { OpenDays = "Mon-Fri", OpensAt = 8, ClosesAt = 17 };
        OpeningHours.After(At(from), TimeSpan.FromHours(2), options).Should().Be(At(by));
    }

    [Fact, Trait("Req", "E4")]
    public void Pressing_tickets_are_promised_sooner()
    {
        var options = new EscalationOptions();
        options.Within(TicketPriority.Normal).Should().Be(TimeSpan.FromHours(2));
        options.Within(TicketPriority.High).Should().Be(TimeSpan.FromHours(1), "half of the ordinary promise when nothing is set");
        options.ExpectedResponseHigh = TimeSpan.FromMinutes(20);
        options.Within(TicketPriority.Urgent).Should().Be(TimeSpan.FromMinutes(20));
    }

    [Theory, Trait("Req", "E4")]
    [InlineData("en", false, "ticket **#1042**", "human will review", "within 2 hours")]
    [InlineData("en", true, "ticket **#1042**", "human will review", "queued")]
    [InlineData("de", false, "Ticket **#1042**", "Ein Mensch", "innerhalb von 2 Stunden")]
    [InlineData("de", true, "Ticket **#1042**", "Ein Mensch", "Warteschlange")]
    public void The_owner_reads_number_person_and_time(string language, bool queued, params string[] parts)
    {
        var now = At("2026-11-24T10:00:00Z");
        OwnerText.Say("#1042", TimeSpan.FromHours(2), now.AddHours(2), now, queued, language).Should().ContainAll(parts);
    }

    [Fact, Trait("Req", "E4")]
    public void Outside_opening_hours_the_owner_reads_the_moment_itself()
    {
        var now = At("2026-11-27T20:00:00Z");
        OwnerText.Say("#1", TimeSpan.FromHours(2), At("2026-11-30T10:00:00Z"), now, false, "en").Should().Contain("30 November, 10:00 UTC").And.NotContain("within");
    }

    [Theory]
    [InlineData("Mon-Fri", 5)]
    [InlineData("Sat-Mon", 3)]
    [InlineData("Mon,Wed", 2)]
    [InlineData("", 7)]
    [InlineData("Blursday", null)]
    public void Days_are_read(string text, int? count) => (OpeningHours.Days(text)?.Count).Should().Be(count);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
