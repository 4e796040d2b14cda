using System.Collections.Frozen;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>Says in which language a message is, by its commonest words; null when they do not tell.</summary>
public static class LanguageReader
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = new Dictionary<string, FrozenSet<string>>
    {
        ["en"] = Set("the is my are and it of to in on how do does what why can you please not with for this that i me was when have has server's won't can't doesn't isn't there some help who which want need now again still broken show tell your at or all be just only hi hello hey yes no thanks thank forget remember talk speak keep make main about everything nothing restart crashed crashing lagging stop start kill"),
        ["de"] = Set("der die das ist mein meine meinen meiner meinem nicht und ich du wie was warum wieso kann bitte mit fur fuer auf ein eine einen einem den dem es sind war wird noch auch aber wenn dann hat habe haben kannst mir mich geht lauft laeuft startet starte stoppe neu kaputt hilfe hallo danke ja nein immer wieder welche welcher server? schon zu im am von vom beim alles nichts jetzt dass wo wer mal er sie wir ihr zeig zeige vergiss merk merke gerade doch nur schnell antworte deutsch bist moin servus menschen mitarbeiter hangt ruckelt abgesturzt spinnt sturzt"),
        ["fr"] = Set("le la les est mon ma mes pas et je tu comment pourquoi peux vous avec pour sur un une des du que qui ne plus bonjour merci oui non mon serveur serveurs redemarre redemarrer redemarrez parler humain aide marche fonctionne est-ce ca suis svp plait quel quelle toujours salut j'ai c'est l'etat en panne demarre veux voudrais quelqu'un puis-je aux au tous mes"),
        ["es"] = Set("el los las es mi mis no y yo como por porque puedo puedes con para en un una del que hola gracias si servidor servidores reinicia reiniciar reinicie hablar humano ayuda funciona esta estan favor cual quiero alguien persona cuales necesito hacer tengo roto todos caido sigue estado al se ha"),
        ["pt"] = Set("o os as e meu minha meus nao eu como por porque posso pode com para em um uma do da que ola obrigado obrigada sim servidor servidores reinicia reiniciar reinicie falar humano ajuda funciona esta estao favor qual quero alguem pessoa quais preciso fazer tenho quebrado todos caiu continua voce estado bom dia ao ligado"),
    }.ToFrozenDictionary();

    // Words that decide between languages that share most of the others.
    private static readonly FrozenDictionary<string, string> Telling = new Dictionary<string, string>
    {
        ["meu"] = "pt", ["minha"] = "pt", ["nao"] = "pt", ["ola"] = "pt", ["falar"] = "pt", ["voce"] = "pt", ["quero"] = "", ["alguem"] = "pt", ["pessoa"] = "pt",
        ["mi"] = "es", ["hola"] = "es", ["hablar"] = "es", ["alguien"] = "es", ["persona"] = "es", ["el"] = "es", ["gracias"] = "es", ["roto"] = "es",
        ["serveur"] = "fr", ["bonjour"] = "fr", ["mon"] = "fr", ["parler"] = "fr", ["kaputt"] = "de", ["mein"] = "de", ["nicht"] = "de", ["bitte"] = "de", ["danke"] = "de", ["hallo"] = "de",
        ["obrigado"] = "pt", ["obrigada"] = "pt", ["humain"] = "fr", ["merci"] = "fr", ["the"] = "en", ["my"] = "en", ["please"] = "en", ["reinicie"] = "", ["redemarre"] = "fr", ["redemarrer"] = "fr", ["vergiss"] = "de", ["starte"] = "de",
    }.ToFrozenDictionary();

    /// <summary>en, de, fr, es, pt or null.</summary>
    /// <param name="folded">The owner's own words, folded, server names taken out.</param>
    public static string? Read(string folded)
    {
        var tokens = folded.Split([' ', ',', '.', '!', '?', ';', ':', '(', ')', '"', '/'], StringSplitOptions.RemoveEmptyEntries);
        var scores = Words.ToDictionary(language => language.Key, language => (double)tokens.Count(language.Value.Contains));
        foreach (var token in tokens)
        {
            if (Telling.GetValueOrDefault(token) is { Length: > 0 } language)
            {
                scores[language] += 1.5;
            }
        }

        var best = scores.OrderByDescending(score => score.Value).Take(2).ToList();
        return best[0].Value > best[1].Value ? best[0].Key : null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
