using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Domain.Knowledge.Retrieval.Latent;

/// <summary>Spaces and places as bytes. Half precision: the third digit of a similarity decides nothing.</summary>
public static class SpaceBytes
{
    /// <summary>A vector.</summary>
    public static byte[] Of(ReadOnlySpan<float> vector)
    {
        var halves = new Half[vector.Length];
        System.Numerics.Tensors.TensorPrimitives.ConvertToHalf(vector, halves);
        return MemoryMarshal.AsBytes<Half>(halves).ToArray();
    }

    /// <summary>A vector from its bytes.</summary>
    public static float[] Vector(ReadOnlySpan<byte> bytes)
    {
        var halves = MemoryMarshal.Cast<byte, Half>(bytes);
        var vector = new float[halves.Length];
        System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(halves, vector);
        return vector;
    }

    /// <summary>A learned space.</summary>
    public static byte[] Of(LatentSpace space)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(space.Words.Count);
        writer.Write(space.Dimension);
        for (var i = 0; i < space.Words.Count; i++)
        {
            writer.Write(space.Words[i]);
            writer.Write(space.Rarity[i]);
            writer.Write(Of(space.Vectors[i]));
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>A learned space from its bytes.</summary>
    public static LatentSpace Space(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var (words, rarity, vectors) = (new string[reader.ReadInt32()], new List<float>(), new List<float[]>());
        var dimension = reader.ReadInt32();
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = reader.ReadString();
            rarity.Add(reader.ReadSingle());
            vectors.Add(Vector(reader.ReadBytes(dimension * 2)));
        }

        return new LatentSpace(words, [.. rarity], [.. vectors]);
    }
}
