using System.Numerics.Tensors;

namespace Portal.Domain.Knowledge.Retrieval.Latent;

/// <summary>Eigenvalues and eigenvectors of the products of rows with each other, by Jacobi's rotations.</summary>
internal static class SymmetricEigen
{
    private const int Sweeps = 12;

    /// <summary>Of the matrix whose element (i, j) is the product of rows i and j; eigenvectors as rows.</summary>
    public static (float[] Values, float[][] Vectors) Of(float[][] rows)
    {
        var size = rows.Length;
        var matrix = Dense.Zero(size, size);
        var vectors = Dense.Zero(size, size);
        for (var i = 0; i < size; i++)
        {
            vectors[i][i] = 1;
            for (var j = 0; j < size; j++)
            {
                matrix[i][j] = TensorPrimitives.Dot<float>(rows[i], rows[j]);
            }
        }

        for (var sweep = 0; sweep < Sweeps && Sweep(matrix, vectors); sweep++)
        {
        }

        return ([.. matrix.Select((row, i) => row[i])], vectors);
    }

    private static bool Sweep(float[][] matrix, float[][] vectors)
    {
        var turned = false;
        for (var p = 0; p < matrix.Length; p++)
        {
            for (var q = p + 1; q < matrix.Length; q++)
            {
                if (MathF.Abs(matrix[p][q]) > 1e-5f * MathF.Sqrt(MathF.Abs(matrix[p][p] * matrix[q][q])))
                {
                    Turn(matrix, vectors, p, q);
                    turned = true;
                }
            }
        }

        return turned;
    }

    private static void Turn(float[][] matrix, float[][] vectors, int p, int q)
    {
        var theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        var tan = (theta < 0 ? -1 : 1) / (MathF.Abs(theta) + MathF.Sqrt((theta * theta) + 1));
        var cos = 1 / MathF.Sqrt((tan * tan) + 1);
        var sin = tan * cos;
        Rotate(matrix[p], matrix[q], cos, sin);
        foreach (var row in matrix)
        {
            (row[p], row[q]) = ((cos * row[p]) - (sin * row[q]), (sin * row[p]) + (cos * row[q]));
        }

        Rotate(vectors[p], vectors[q], cos, sin);
    }

    private static void Rotate(float[] one, float[] other, float cos, float sin)
    {
        for (var i = 0; i < one.Length; i++)
        {
            (one[i], other[i]) = ((cos * one[i]) - (sin * other[i]), (sin * one[i]) + (cos * other[i]));
        }
    }
}
