using System.Collections.Frozen;

namespace Portal.Domain.Knowledge.Retrieval;

/// <summary>Words that say nothing about the subject of an English support question. An OR over them costs time and finds everything.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = string.Join(
        ' ',
        "a about after again all also am an and any anyone anything are as at be because been before being but by can cannot could",
        "did do does doesn doing don done down during each either else even ever every few for from further get gets getting go goes going got",
        "had has have having he hello help her here hey hi him his how however i if im in instead into is isn it its ive just",
        "know let like ll look looking m make many may maybe me might more most much must my myself need never no nor not now of off ok on once one",
        "only or other our out over own please possible problem question re really s same say says see seem seems she should since so some someone something",
        "still such sure t tell than thank thanks that the their them then there these they thing things think this those though through to too",
        "tried try trying under until up us use used using ve very via want wants was wasn way we well were what when where whether which while",
        "who whom whose why will with without won work working works would wouldn yes yet you your")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word, in lower case, says nothing.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
