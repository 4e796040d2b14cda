using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Portal.Domain.Safety;

namespace Portal.Domain.ModelRouting;

/// <summary>One model server. Without an endpoint the tier does not exist, and the next one answers.</summary>
public sealed class ModelTierOptions
{
    /// <summary>An OpenAI-compatible base address that ends in <c>/v1</c>, e.g. <c>http://localhost:11434/v1</c>.</summary>
    [WebAddress]
    public string? Endpoint { get; set; }

    /// <summary>The model's name at that server; one that serves a single model takes any.</summary>
    [Required]
    public string Model { get; set; } = "default";

    /// <summary>Sent as a bearer token; local servers need none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Price of a million tokens read.</summary>
    [Range(0, 100_000)]
    public decimal InputPricePerMillion { get; set; }

    /// <summary>Price of a million tokens written.</summary>
    [Range(0, 100_000)]
    public decimal OutputPricePerMillion { get; set; }

    /// <summary>Tokens the server takes in all. 4,096 is what a local server has by default.</summary>
    [Range(1024, 4_000_000)]
    public int ContextTokens { get; set; } = 8192;

    /// <summary>Seconds until the first token at most (security, part 3: 20; a local server may have to load its model: 60).</summary>
    [Range(1, 600)]
    public int FirstTokenSeconds { get; set; } = 20;

    /// <summary>Seconds for one answer at most.</summary>
    [Range(1, 3600)]
    public int TotalSeconds { get; set; } = 120;

    /// <summary>Whether this tier can be asked.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Endpoint);
}

/// <summary>The tiers and what may be spent.</summary>
public sealed class ModelOptions
{
    public const string Section = "Models";

    [ValidateObjectMembers]
    public ModelTierOptions Local { get; set; } = new() { FirstTokenSeconds = 60 };

    [ValidateObjectMembers]
    public ModelTierOptions Fast { get; set; } = new();

    [ValidateObjectMembers]
    public ModelTierOptions Smart { get; set; } = new();

    [ValidateObjectMembers]
    public ModelTierOptions Embeddings { get; set; } = new();

    /// <summary>Spent by all owners in a day (UTC) at most, in the prices' currency; null = no ceiling.</summary>
    [Range(0, 1_000_000)]
    public decimal? DailyBudget { get; set; }

    /// <summary>Spent by one owner in a day (UTC) at most; null = no ceiling.</summary>
    [Range(0, 1_000_000)]
    public decimal? OwnerDailyBudget { get; set; }

    /// <summary>The options of a tier.</summary>
    public ModelTierOptions For(ModelTier tier) => tier switch
    {
        ModelTier.Local => Local,
        ModelTier.Fast => Fast,
        _ => Smart,
    };
}

/// <summary>The tiers, cheapest first. The built-in responder is not one of them: it is what is left when none answers.</summary>
public enum ModelTier
{
    Local,
    Fast,
    Smart,
}

[OptionsValidator]
internal sealed partial class ModelOptionsValidator : IValidateOptions<ModelOptions>;
