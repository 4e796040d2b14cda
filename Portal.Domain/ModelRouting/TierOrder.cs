namespace Portal.Domain.ModelRouting;

/// <summary>Which tiers to ask, in order (C3): the right one first, then whatever else is there; dearer ones only where the question is worth it.</summary>
public static class TierOrder
{
    /// <summary>The configured tiers to try for a question of this complexity (simple, moderate or complex).</summary>
    public static IReadOnlyList<ModelTier> For(string complexity, ModelOptions options)
    {
        ModelTier[] order = complexity switch
        {
            "simple" => [ModelTier.Local, ModelTier.Fast],
            "complex" => [ModelTier.Smart, ModelTier.Fast, ModelTier.Local],
            _ => [ModelTier.Fast, ModelTier.Local],
        };
        var configured = order.Where(tier => options.For(tier).IsConfigured).ToList();
        // A host that configured only another tier wants it used, rather than none.
        return configured.Count > 0 ? configured : [.. Enum.GetValues<ModelTier>().Where(tier => options.For(tier).IsConfigured)];
    }
}
