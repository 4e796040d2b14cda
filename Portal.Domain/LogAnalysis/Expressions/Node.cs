namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>What must hold between two letters.</summary>
internal enum Place
{
    /// <summary>Begin of the text, or of a line.</summary>
    Begin,

    /// <summary>End of the text, or of a line.</summary>
    End,
    TextBegin,
    TextEnd,
    WordEdge,
    NoWordEdge,
}

/// <summary>A part of an expression as it was written.</summary>
internal abstract record Node
{
    internal sealed record Letter(CharSet Set) : Node;

    internal sealed record Sequence(IReadOnlyList<Node> Parts) : Node;

    internal sealed record Choice(IReadOnlyList<Node> Ways) : Node;

    /// <param name="Most">-1 = without end.</param>
    internal sealed record Repeat(Node What, int Least, int Most, bool IsLazy) : Node;

    internal sealed record Group(int Number, Node What) : Node;

    internal sealed record At(Place Place) : Node;
}
