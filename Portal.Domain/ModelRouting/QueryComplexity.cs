namespace Portal.Domain.ModelRouting;

/// <summary>How hard a question is (C2).</summary>
public enum QueryComplexity
{
    /// <summary>Facts, status, how-to.</summary>
    Simple,

    /// <summary>Troubleshooting, configuration.</summary>
    Moderate,

    /// <summary>Several steps that depend on each other, a billing dispute, an escalation.</summary>
    Complex,
}

/// <summary>What is known apart from the words.</summary>
/// <param name="EarlierMessages">Messages of the conversation before this one, both sides.</param>
/// <param name="ProblemCameBack">A problem reported as fixed is there again.</param>
/// <param name="Troubleshooting">The conversation is about a problem, so that a short reply belongs to it.</param>
public sealed record QueryContext(int EarlierMessages = 0, bool ProblemCameBack = false, bool Troubleshooting = false);

/// <summary>What the classifier thinks.</summary>
/// <param name="Confidence">0-1: the share of the evidence that speaks for it. Under 0.55 a cheap model may be asked, where there is one.</param>
/// <param name="Reasons">The kinds of cue that were found, strongest first, for the receipt.</param>
public sealed record QueryAssessment(QueryComplexity Complexity, double Confidence, IReadOnlyList<string> Reasons)
{
    /// <summary>simple, moderate or complex.</summary>
    public string Name => Complexity.ToString().ToLowerInvariant();
}
