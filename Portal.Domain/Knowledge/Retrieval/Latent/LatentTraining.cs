namespace Portal.Domain.Knowledge.Retrieval.Latent;

/// <summary>Learns a latent space: a truncated singular value decomposition of sections by words, by randomised subspace iteration.</summary>
public static class LatentTraining
{
    /// <summary>Directions tried beyond those kept, which makes the kept ones exact.</summary>
    private const int Spare = 16;

    private const int Rounds = 4;

    /// <summary>Learns from sections. The same sections give the same space.</summary>
    public static LatentSpace Learn(IReadOnlyList<string> sections, CancellationToken cancellationToken)
    {
        var counts = sections.Select(LatentWords.Count).ToList();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in counts.SelectMany(section => section.Keys))
        {
            seen[word] = seen.GetValueOrDefault(word) + 1;
        }

        string[] words = [.. seen.Where(word => word.Value > 1).Select(word => word.Key).Order(StringComparer.Ordinal)];
        float[] rarity = [.. words.Select(word => MathF.Log((float)sections.Count / seen[word]))];
        var matrix = Matrix(counts, words, rarity);
        var size = Math.Min(LatentSpace.Directions + Spare, Math.Min(matrix.Count, matrix.Width));
        return size == 0 ? new LatentSpace([], [], []) : new LatentSpace(words, rarity, Directions(matrix, size, cancellationToken));
    }

    private static SparseRows Matrix(List<Dictionary<string, int>> counts, string[] words, float[] rarity)
    {
        var index = words.Select((word, i) => (word, i)).ToDictionary(pair => pair.word, pair => pair.i, StringComparer.Ordinal);
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        foreach (var section in counts)
        {
            var from = values.Count;
            foreach (var (word, count) in section)
            {
                if (index.TryGetValue(word, out var at))
                {
                    columns.Add(at);
                    values.Add(LatentWords.Weight(count) * rarity[at]);
                }
            }

            Dense.Normalise(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values)[from..]);
            starts.Add(values.Count);
        }

        return new SparseRows([.. starts], [.. columns], [.. values], words.Length);
    }

    // Words as rows, directions as columns. Each round turns the directions towards those in which the sections differ most.
    private static float[][] Directions(SparseRows matrix, int size, CancellationToken cancellationToken)
    {
        var random = new Random(20261129);
        var guess = Dense.Zero(matrix.Width, size);
        foreach (var row in guess)
        {
            for (var i = 0; i < size; i++)
            {
                row[i] = (random.NextSingle() * 2) - 1;
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var turned = Dense.Transposed(matrix.TransposedTimes(matrix.Times(guess)));
            Dense.Orthonormalise(turned);
            guess = Dense.Transposed(turned);
        }

        return Rotated(matrix, guess, Math.Min(size, LatentSpace.Directions));
    }

    // Within the subspace the strongest directions are the eigenvectors of a small symmetric matrix.
    private static float[][] Rotated(SparseRows matrix, float[][] basis, int keep)
    {
        var placed = Dense.Transposed(matrix.Times(basis));
        var (values, vectors) = SymmetricEigen.Of(placed);
        int[] strongest = [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).Take(keep)];
        var rotated = Dense.Zero(basis.Length, keep);
        for (var word = 0; word < basis.Length; word++)
        {
            for (var to = 0; to < keep; to++)
            {
                rotated[word][to] = System.Numerics.Tensors.TensorPrimitives.Dot<float>(basis[word], vectors[strongest[to]]);
            }
        }

        return rotated;
    }
}
