using System.Numerics.Tensors;

namespace Portal.Domain.Knowledge.Retrieval.Latent;

/// <summary>
/// Eigenvalues and eigenvectors of the products of rows with each other, by one-sided Jacobi rotations: the rows of the symmetric matrix are
/// turned in pairs until all stand at right angles; then each is an eigenvector, as long as its eigenvalue.
/// </summary>
internal static class SymmetricEigen
{
    private const int Sweeps = 15;
    private const float Right = 1e-5f;

    /// <summary>Of the matrix whose element (i, j) is the product of rows i and j; eigenvectors as rows.</summary>
    public static (float[] Values, float[][] Vectors) Of(float[][] rows)
    {
        float[][] matrix = [.. rows.Select(one => rows.Select(other => TensorPrimitives.Dot<float>(one, other)).ToArray())];
        var spare = new float[rows.Length];
        for (var sweep = 0; sweep < Sweeps && Sweep(matrix, spare); sweep++)
        {
        }

        float[] values = [.. matrix.Select(row => TensorPrimitives.Norm<float>(row))];
        foreach (var row in matrix)
        {
            Dense.Normalise(row);
        }

        return (values, matrix);
    }

    private static bool Sweep(float[][] matrix, float[] spare)
    {
        var turned = false;
        for (var p = 0; p < matrix.Length; p++)
        {
            for (var q = p + 1; q < matrix.Length; q++)
            {
                turned |= Turn(matrix[p], matrix[q], spare);
            }
        }

        return turned;
    }

    private static bool Turn(float[] one, float[] other, float[] spare)
    {
        var (a, b, c) = (TensorPrimitives.SumOfSquares<float>(one), TensorPrimitives.SumOfSquares<float>(other), TensorPrimitives.Dot<float>(one, other));
        if (MathF.Abs(c) <= Right * MathF.Sqrt(a) * MathF.Sqrt(b))
        {
            return false;
        }

        var theta = (b - a) / (2 * c);
        var tan = (theta < 0 ? -1 : 1) / (MathF.Abs(theta) + MathF.Sqrt((theta * theta) + 1));
        var cos = 1 / MathF.Sqrt((tan * tan) + 1);
        var sin = tan * cos;
        TensorPrimitives.Multiply(other, sin, spare);
        TensorPrimitives.Multiply(other, cos, other);
        TensorPrimitives.MultiplyAdd(one, sin, other, other);
        TensorPrimitives.Multiply(one, cos, one);
        TensorPrimitives.Subtract(one, spare, one);
        return true;
    }
}
