using Portal.Domain.ModelRouting;

namespace Portal.Tests.Domain.ModelRouting;

public sealed class QueryClassifierTests
{
    [Theory, Trait("Req", "C2")]
    [InlineData("how do I add an operator?", QueryComplexity.Simple)]
    [InlineData("is my server online?", QueryComplexity.Simple)]
    [InlineData("which servers do I have", QueryComplexity.Simple)]
    [InlineData("my server crashes every ten minutes", QueryComplexity.Moderate)]
    [InlineData("players get timed out and it lags badly", QueryComplexity.Moderate)]
    [InlineData("I was charged twice, I want a refund and speak to a manager", QueryComplexity.Complex)]
    [InlineData("I want my money back, this is the third invoice for a server I cancelled", QueryComplexity.Complex)]
    public void A_question_is_classified_without_a_model(string text, QueryComplexity complexity) =>
        QueryClassifier.Classify(text, new QueryContext()).Complexity.Should().Be(complexity);

    [Theory, Trait("Req", "C3")]
    [InlineData("simple", "Local,Fast")]
    [InlineData("moderate", "Fast,Local")]
    [InlineData("complex", "Smart,Fast,Local")]
    public void Tiers_are_asked_in_order(string complexity, string order)
    {
        var tier = new ModelTierOptions { Endpoint = "http://localhost/v1", Model = "m" };
        string.Join(',', TierOrder.For(complexity, new ModelOptions { Local = tier, Fast = tier, Smart = tier })).Should().Be(order);
    }
}
