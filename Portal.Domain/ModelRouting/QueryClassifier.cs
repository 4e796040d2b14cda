using System.Text.RegularExpressions;

namespace Portal.Domain.ModelRouting;

/// <summary>Says how hard a question is, from its words and what went before. Pure, and costs no model call (C2).</summary>
public static partial class QueryClassifier
{
    /// <summary>Below this confidence a cheap model may be asked, where one is up.</summary>
    public const double Unsure = 0.55;

    // With no cue at all: a short question about a fact is likelier than a problem, and a complex one is rare.
    private const double SimplePrior = 0.6;
    private const double ModeratePrior = 0.2;
    private const double ComplexPrior = -1.6;

    /// <summary>Classifies one message.</summary>
    public static QueryAssessment Classify(string text, QueryContext context)
    {
        var folded = FoldedText.Fold(text);
        var found = QueryCues.All.Where(cue => cue.Pattern.IsMatch(folded)).ToList();
        var simple = SimplePrior + found.Sum(cue => cue.Simple);
        var moderate = ModeratePrior + found.Sum(cue => cue.Moderate) + (context.Troubleshooting ? 0.9 : 0);
        var complex = ComplexPrior + found.Sum(cue => cue.Complex) + Extent(folded) + (context.ProblemCameBack ? 0.8 : 0);
        return Decide(simple, moderate, complex, found);
    }

    // Long messages and lists of wishes are more than one step; 60 words is about what a plain problem takes to tell.
    private static double Extent(string folded)
    {
        var words = folded.Count(c => c == ' ') + 1;
        var wishes = Wishes().Count(folded);
        return Math.Clamp((words - 60) / 40.0, 0, 1.5) + (wishes >= 4 ? 2.2 : wishes == 3 ? 1.1 : 0);
    }

    private static QueryAssessment Decide(double simple, double moderate, double complex, List<QueryCue> found)
    {
        var top = Math.Max(simple, Math.Max(moderate, complex));
        var share = 1 / (Math.Exp(simple - top) + Math.Exp(moderate - top) + Math.Exp(complex - top));
        var complexity = top == complex ? QueryComplexity.Complex : top == moderate ? QueryComplexity.Moderate : QueryComplexity.Simple;
        var reasons = found.OrderByDescending(cue => Weight(cue, complexity)).Select(cue => cue.Kind).ToList();
        return new QueryAssessment(complexity, Math.Round(share, 3), reasons);
    }

    private static double Weight(QueryCue cue, QueryComplexity complexity) => complexity switch
    {
        QueryComplexity.Simple => cue.Simple,
        QueryComplexity.Moderate => cue.Moderate,
        _ => cue.Complex,
    };

    [GeneratedRegex(@"\b(migrate|move|transfer|upgrade|update|install|reinstall|convert|merge|restore|reset|configure|set up|switch|change|rename|delete|import|export|umziehen|aktualisieren|installieren|wiederherstellen|einrichten|wechseln|verschieben|konvertieren|loschen)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Wishes();
}
