using System.Numerics.Tensors;

namespace Portal.Domain.Knowledge.Retrieval.Latent;

/// <summary>
/// Directions along which the words of a corpus go together (latent semantic analysis): what "ram" and "memory" share is found from the
/// corpus's own sections, without any model.
/// </summary>
public sealed class LatentSpace
{
    /// <summary>Directions kept, where there are that many.</summary>
    public const int Directions = 200;

    private readonly Dictionary<string, int> _words;
    private readonly float[][] _vectors;
    private readonly float[] _rarity;

    /// <summary>A space that was learned before.</summary>
    public LatentSpace(IReadOnlyList<string> words, float[] rarity, float[][] vectors)
    {
        (Words, _rarity, _vectors) = (words, rarity, vectors);
        _words = words.Select((word, i) => (word, i)).ToDictionary(pair => pair.word, pair => pair.i, StringComparer.Ordinal);
    }

    /// <summary>The stems it knows.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>How much each stem tells.</summary>
    public IReadOnlyList<float> Rarity => _rarity;

    /// <summary>Where each stem stands.</summary>
    public IReadOnlyList<float[]> Vectors => _vectors;

    /// <summary>Length of its vectors; 0 when it has learned nothing.</summary>
    public int Dimension => _vectors.Length > 0 ? _vectors[0].Length : 0;

    /// <summary>Where a text stands, of length 1; zero when none of its words is known.</summary>
    public float[] Place(string text)
    {
        var place = new float[Dimension];
        foreach (var (word, count) in LatentWords.Count(text))
        {
            if (_words.TryGetValue(word, out var at))
            {
                TensorPrimitives.MultiplyAdd(_vectors[at], LatentWords.Weight(count) * _rarity[at], place, place);
            }
        }

        Dense.Normalise(place);
        return place;
    }
}
