namespace Portal.Domain.Knowledge.Retrieval.Latent;

/// <summary>What of a text enters the latent space: its telling words' stems.</summary>
internal static class LatentWords
{
    /// <summary>How often each stem is in a text.</summary>
    public static Dictionary<string, int> Count(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in CharacterGrams.Split(text))
        {
            if (word.Length is > 1 and <= 40)
            {
                var stem = WordStems.Of(word);
                counts[stem] = counts.GetValueOrDefault(stem) + 1;
            }
        }

        return counts;
    }

    /// <summary>A word said ten times tells more than one said once, but not ten times as much.</summary>
    public static float Weight(int count) => 1 + MathF.Log(count);
}
