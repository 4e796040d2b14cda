using System.Numerics.Tensors;

namespace Portal.Domain.Knowledge.Retrieval.Latent;

/// <summary>A matrix that is mostly zeros, row by row.</summary>
/// <param name="starts">Where each row starts in the other two, and at the end their length.</param>
/// <param name="columns">The column of each value.</param>
/// <param name="values">The values.</param>
/// <param name="width">Number of columns.</param>
internal sealed class SparseRows(int[] starts, int[] columns, float[] values, int width)
{
    public int Count => starts.Length - 1;

    public int Width => width;

    /// <summary>Row by row: this times a dense matrix of <see cref="Width"/> rows.</summary>
    public float[][] Times(float[][] dense)
    {
        var size = dense[0].Length;
        var product = Dense.Zero(Count, size);
        for (var row = 0; row < Count; row++)
        {
            for (var at = starts[row]; at < starts[row + 1]; at++)
            {
                TensorPrimitives.MultiplyAdd(dense[columns[at]], values[at], product[row], product[row]);
            }
        }

        return product;
    }

    /// <summary>The transposed of this times a dense matrix of <see cref="Count"/> rows.</summary>
    public float[][] TransposedTimes(float[][] dense)
    {
        var product = Dense.Zero(Width, dense[0].Length);
        for (var row = 0; row < Count; row++)
        {
            for (var at = starts[row]; at < starts[row + 1]; at++)
            {
                var to = product[columns[at]];
                TensorPrimitives.MultiplyAdd(dense[row], values[at], to, to);
            }
        }

        return product;
    }
}
