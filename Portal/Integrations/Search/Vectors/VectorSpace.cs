using System.Numerics.Tensors;
using Portal.Domain.Knowledge.Retrieval;

namespace Portal.Integrations.Search.Vectors;

/// <summary>The places of one generation, in memory.</summary>
/// <param name="Generation">Changes with every refresh.</param>
/// <param name="Data">What the space's maker needs to place a question.</param>
/// <param name="Documents">Whose place each vector is; a document may have several.</param>
/// <param name="Places">Of length 1.</param>
internal sealed record VectorSpace(Guid Generation, int Dimension, byte[]? Data, IReadOnlyList<Guid> Documents, IReadOnlyList<float[]> Places)
{
    /// <summary>The documents nearest to a place, best first.</summary>
    public IReadOnlyList<RankedRow> Nearest(float[] place, int most)
    {
        var best = new Dictionary<Guid, double>();
        for (var i = 0; i < Places.Count; i++)
        {
            var near = TensorPrimitives.Dot<float>(place, Places[i]);
            if (near > 0 && near > best.GetValueOrDefault(Documents[i]))
            {
                best[Documents[i]] = near;
            }
        }

        return [.. best.OrderByDescending(document => document.Value).Take(most).Select(document => new RankedRow(document.Key, null, document.Value))];
    }
}
