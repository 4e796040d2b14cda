using System.Numerics.Tensors;

namespace Portal.Domain.Knowledge.Retrieval.Latent;

/// <summary>The little linear algebra that the latent space needs, on rows.</summary>
internal static class Dense
{
    /// <summary>A matrix of zeros.</summary>
    public static float[][] Zero(int rows, int width) => [.. Enumerable.Range(0, rows).Select(_ => new float[width])];

    /// <summary>The columns of a tall matrix as rows.</summary>
    public static float[][] Transposed(float[][] rows)
    {
        var turned = Zero(rows[0].Length, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < turned.Length; j++)
            {
                turned[j][i] = rows[i][j];
            }
        }

        return turned;
    }

    /// <summary>Makes rows stand at right angles, each of length 1 (Gram-Schmidt, twice for accuracy); one that says nothing new becomes zero.</summary>
    public static void Orthonormalise(float[][] rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var before = TensorPrimitives.Norm<float>(rows[i]);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j < i; j++)
                {
                    TensorPrimitives.MultiplyAdd(rows[j], -TensorPrimitives.Dot<float>(rows[i], rows[j]), rows[i], rows[i]);
                }
            }

            var length = TensorPrimitives.Norm<float>(rows[i]);
            TensorPrimitives.Multiply(rows[i], length > 1e-4f * before && length > 0 ? 1 / length : 0, rows[i]);
        }
    }

    /// <summary>Scales to length 1; zero stays zero.</summary>
    public static void Normalise(Span<float> vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        TensorPrimitives.Multiply(vector, length > 0 ? 1 / length : 0, vector);
    }
}
