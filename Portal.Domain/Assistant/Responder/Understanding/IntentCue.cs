using System.Text.RegularExpressions;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>A wording and the intent it shows. Patterns are over folded text with server names marked.</summary>
internal sealed record IntentCue(string Intent, IReadOnlyList<Regex> Patterns)
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    // An automaton without backtracking has a size limit: long lists become several patterns.
    private const int AtOnce = 8;

    /// <summary>Whether one of the wordings is there.</summary>
    public bool IsMatch(string marked) => Patterns.Any(pattern => pattern.IsMatch(marked));

    /// <summary>Words anywhere, from a word's beginning.</summary>
    public static IntentCue Anywhere(string intent, params string[] alternatives) =>
        new(intent, [.. alternatives.Chunk(AtOnce).Select(some => new Regex($@"\b(?:{string.Join('|', some)})", Options))]);

    /// <summary>The whole clause, politeness aside.</summary>
    public static IntentCue Whole(string intent, params string[] alternatives) =>
        new(intent, [new Regex($@"^{Polite}(?:(?:{string.Join('|', alternatives)})[ ,.!]*)+{Tail}[ .!?]*$", Options)]);

    /// <summary>What may stand before a wish.</summary>
    public const string Polite =
        @"(?:(?:please|pls|plz|ok|okay|hey|hi|hello|hallo|moin|so|now|just|then|and|but|also|well|yes|yeah|sure|thanks|thank you|good morning|can you|could you|would you|will you|can we|can i|could we|let's|lets|go ahead and|i want you to|i want to|i want|i would like you to|i would like to|i'd like you to|i'd like to|i need you to|i need to|you should|you can|we should|we need to|bitte|ja|kannst du|konntest du|koenntest du|kannst|konnen sie|koennen sie|wurdest du|wuerdest du|ich mochte|ich moechte|ich will|dann|jetzt|und|aber|mal|bonjour|salut|s'il te plait|s'il vous plait|stp|svp|peux-tu|peux tu|tu peux|pouvez-vous|pouvez vous|je veux|je voudrais|hola|por favor|puedes|podrias|puede|quiero que|quiero|ola|pode|podes|poderia|voce pode|quero que|quero)[ ,.!]+)*";

    private const string Tail = @"(?:(?:please|pls|thanks|thank you|now|then|bitte|danke|jetzt|mal|doch|por favor|merci|gracias)[ ,.!]*)*";
}
