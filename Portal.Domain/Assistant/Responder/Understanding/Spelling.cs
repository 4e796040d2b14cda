namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>How far two words are apart.</summary>
public static class Spelling
{
    /// <summary>The number of letters added, left out, changed or swapped with their neighbour, up to <paramref name="most"/> + 1.</summary>
    public static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return most + 1;
        }

        var before = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last) = (last, row);
        }

        return Math.Min(last[b.Length], most + 1);
    }

    /// <summary>Whether a typed word is meant to be this name: one slip from five letters on, two from nine.</summary>
    public static bool IsMeant(string typed, string name)
    {
        if (typed == name)
        {
            return true;
        }

        var most = name.Length >= 9 ? 2 : name.Length >= 5 ? 1 : 0;
        return most > 0 && typed.Length >= 4 && typed[0] == name[0] && Distance(typed, name, most) <= most;
    }
}
