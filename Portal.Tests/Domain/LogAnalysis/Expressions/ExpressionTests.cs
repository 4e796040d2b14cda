using System.Text.RegularExpressions;
using Portal.Domain.LogAnalysis.Expressions;
using Portal.Domain.LogAnalysis.Rules;

namespace Portal.Tests.Domain.LogAnalysis.Expressions;

/// <summary>Our linear expressions against .NET's: the same matches, the same groups.</summary>
[Trait("Req", "L1")]
public sealed class ExpressionTests
{
    private static readonly Catalogue BuiltIn = Catalogue.Load(null);

    [Fact]
    public void Every_expression_of_the_catalogue_finds_in_every_sample_what_dotnet_finds()
    {
        // .NET's backtracking engine stands for the meaning here: its linear one takes a megabyte for each expression.
        var samples = BuiltIn.Rules.SelectMany(rule => rule.Text.Positive.Concat(rule.Text.Negative)).Distinct().ToList();
        var matches = 0;
        foreach (var pattern in BuiltIn.Rules.SelectMany(rule => rule.Text.Patterns))
        {
            var (ours, theirs) = (new Expression(pattern.Regex, multiline: true), new Regex(pattern.Regex, RegexOptions.Multiline | RegexOptions.CultureInvariant));
            foreach (var sample in samples.Where(sample => sample.Contains(pattern.Anchor, StringComparison.Ordinal)))
            {
                Told(ours, sample).Should().Equal(Told(theirs, sample), "of '{0}' in '{1}'", pattern.Regex, sample);
                matches += ours.IsMatch(sample) ? 1 : 0;
            }
        }

        matches.Should().BePositive();
    }

    [Theory]
    [InlineData(@"^(?<a>\w+?)(?:-(?<b>\d+))?$", "paper-12", "paper-1x\npaper-7", "", "-")]
    [InlineData(@"(?<a>a|ab)(?<b>c|bcd)(?<c>d*)", "abcd", "xabcdabc")]
    [InlineData(@"(?:x+x+)+y", "xxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxy")]
    [InlineData(@"\b(?<w>[a-z]{2,4})\b|\B\d", "abc abcde a1 2x", "ab\u200dcd ab")]
    [InlineData(@"^\s*$|end$", "end\n", "\n\n", "the end")]
    [InlineData(@"[^\]]{1,3}\]|[\]\-a]+", "ab]c-]", "[]]")]
    [InlineData(@"(?i:error|FAIL):? (?<what>\S+)", "ERROR: a", "fail b", "Fail:  c")]
    [InlineData(@"(?<q>""[^""]*""|'[^']*')", "say \"a 'b' c\" 'd'", "'")]
    [InlineData(@"(?<n>\d{1,3}(?:\.\d{1,3}){3})", "at 10.0.0.1:25565", "1.2.3", "1.2.3.4.5")]
    [InlineData(@"é[à-ü]+|[^\x00-\x7f]\W", "été éàü ☃ !", "ÉÀ")]
    [InlineData(@"(?:a?){3}a{3}", "aaa", "aa", "aaaaaa")]
    [InlineData(@"(?<x>a*?)(?<y>a+)", "aaa", "b")]
    public void Odd_expressions_mean_what_they_mean_to_dotnet(string pattern, params string[] texts)
    {
        foreach (var text in texts)
        {
            foreach (var multiline in new[] { false, true })
            {
                var options = RegexOptions.CultureInvariant | (multiline ? RegexOptions.Multiline : RegexOptions.None);
                Told(new Expression(pattern, multiline), text).Should().Equal(Told(new Regex(pattern, options), text), "of '{0}' in '{1}'", pattern, text);
            }
        }
    }

    [Fact]
    public void Random_texts_give_the_same_matches()
    {
        var chance = new Random(20261129);
        string[] patterns = [@"(?<a>a+)(?<b>b|bc)?c?$", @"^(?:a|b)*?c", "[ab]{2,3}", @"\bab|ba\b", @"(?:ab|a)(?:c|bcd)*", @"^\w+ \d+$"];
        foreach (var pattern in patterns)
        {
            var (ours, theirs) = (new Expression(pattern, multiline: true), new Regex(pattern, RegexOptions.Multiline | RegexOptions.CultureInvariant));
            for (var i = 0; i < 2000; i++)
            {
                var text = new string([.. Enumerable.Range(0, chance.Next(14)).Select(_ => "abcd 1\n"[chance.Next(7)])]);
                Told(ours, text).Should().Equal(Told(theirs, text), "of '{0}' in '{1}'", pattern, text);
            }
        }
    }

    [Theory]
    [InlineData(@"(?=a)b")]
    [InlineData(@"(?<!a)b")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(?>a+)b")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("*a")]
    [InlineData("a{5,2}")]
    [InlineData("a{2,100000}")]
    [InlineData("[z-a]")]
    [InlineData(@"\")]
    public void What_cannot_run_in_linear_time_or_is_broken_is_refused_in_words(string pattern) =>
        FluentActions.Invoking(() => new Expression(pattern).IsMatch("a")).Should().Throw<ArgumentException>().Which.Message.Should().Contain("cannot be used");

    [Fact]
    public void Many_threads_may_use_one()
    {
        var expression = new Expression(@"(?<word>[a-zé]+)\d", multiline: true);
        string[] texts = ["abc1", "été2", "xyz", "1a2b3", new string('q', 300) + "7"];
        var expected = texts.Select(text => string.Join('|', Told(expression, text))).ToList();
        Parallel.For(0, 400, i => string.Join('|', Told(expression, texts[i % texts.Length])).Should().Be(expected[i % texts.Length]));
    }

    private static List<string> Told(Expression expression, string text)
    {
        var told = expression.Matches(text)
            .Select(match => $"{match.Index}+{match.Length}:" + string.Join(',', expression.Names.Order(StringComparer.Ordinal).Select(name => $"{name}={match.Groups[name].Success}:{match.Groups[name].Value}")))
            .ToList();
        expression.IsMatch(text).Should().Be(told.Count > 0);
        return told;
    }

    private static List<string> Told(Regex expression, string text) =>
    [
        .. expression.Matches(text).Select(match => $"{match.Index}+{match.Length}:" + string.Join(',', expression.GetGroupNames()
            .Where(name => !char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal).Select(name => $"{name}={match.Groups[name].Success}:{match.Groups[name].Value}"))),
    ];
}
