namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>What a search saw, for judging whether it found an answer.</summary>
/// <param name="BestScore">bm25 of the best page, not normalised.</param>
/// <param name="Words">For each word of the question: in how many documents it is, and whether the best page has it.</param>
/// <param name="Documents">All documents.</param>
public sealed record SearchSigns(double BestScore, IReadOnlyList<WordSign> Words, int Documents);

/// <summary>A word of the question in the index.</summary>
public sealed record WordSign(string Word, int Documents, bool InBest);

/// <summary>The belief, 0-1, that the knowledge base holds the answer. Calibrated on public support questions.</summary>
public static class AnswerableBelief
{
    /// <summary>The belief.</summary>
    public static double Of(SearchSigns signs)
    {
        if (signs.BestScore <= 0 || signs.Words.Count == 0)
        {
            return 0;
        }

        var words = signs.Words.Select(word => (Weight: Rarity(word, signs.Documents), word.InBest)).OrderByDescending(word => word.Weight).ToList();
        var covered = Share(words);
        var rarestCovered = Share([.. words.Take(Math.Max(3, words.Count / 3))]);
        var z = -3.0 + (2.2 * covered) + (2.2 * rarestCovered) + (0.05 * signs.BestScore);
        return 1 / (1 + Math.Exp(-z));
    }

    private static double Share(List<(double Weight, bool InBest)> words)
    {
        var all = words.Sum(word => word.Weight);
        return all <= 0 ? 0 : words.Where(word => word.InBest).Sum(word => word.Weight) / all;
    }

    private static double Rarity(WordSign word, int documents) => Math.Log(1 + ((documents - word.Documents + 0.5) / (word.Documents + 0.5)));
}
