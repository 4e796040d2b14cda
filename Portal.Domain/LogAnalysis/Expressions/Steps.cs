namespace Portal.Domain.LogAnalysis.Expressions;

/// <summary>What a step of a compiled expression does.</summary>
internal enum StepKind
{
    /// <summary>Takes a letter of a set.</summary>
    Letter,

    /// <summary>Goes on at two places, the first preferred.</summary>
    Fork,
    Jump,

    /// <summary>Notes the place in the text.</summary>
    Note,

    /// <summary>Goes on only where a place in the text is.</summary>
    Check,
    Match,
}

/// <summary>A step.</summary>
/// <param name="A">Where to go on first; the note's number; the <see cref="Place"/>.</param>
/// <param name="B">Where to go on else.</param>
internal readonly record struct Step(StepKind Kind, CharSet? Set, int A, int B);

/// <summary>Turns an expression into steps (Thompson's construction).</summary>
internal sealed class StepWriter
{
    private const int Most = 40_000;
    private readonly List<Step> _steps = [];

    /// <summary>The steps; notes 0 and 1 are the match's begin and end.</summary>
    /// <exception cref="ArgumentException">It is too large.</exception>
    public static Step[] Write(Node node)
    {
        var writer = new StepWriter();
        writer.Add(new Step(StepKind.Note, null, 0, 0));
        writer.Node(node);
        writer.Add(new Step(StepKind.Note, null, 1, 0));
        writer.Add(new Step(StepKind.Match, null, 0, 0));
        return [.. writer._steps];
    }

    private void Node(Node node)
    {
        switch (node)
        {
            case Node.Letter letter:
                Add(new Step(StepKind.Letter, letter.Set, 0, 0));
                break;
            case Node.At at:
                Add(new Step(StepKind.Check, null, (int)at.Place, 0));
                break;
            case Node.Group group:
                Add(new Step(StepKind.Note, null, group.Number * 2, 0));
                Node(group.What);
                Add(new Step(StepKind.Note, null, (group.Number * 2) + 1, 0));
                break;
            case Node.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Node(part);
                }

                break;
            case Node.Choice choice:
                Choice(choice.Ways);
                break;
            case Node.Repeat repeat:
                Repeat(repeat);
                break;
        }
    }

    private void Choice(IReadOnlyList<Node> ways)
    {
        var ends = new List<int>();
        for (var i = 0; i < ways.Count - 1; i++)
        {
            var fork = Add(default);
            Node(ways[i]);
            ends.Add(Add(default));
            _steps[fork] = new Step(StepKind.Fork, null, fork + 1, _steps.Count);
        }

        Node(ways[^1]);
        ends.ForEach(end => _steps[end] = new Step(StepKind.Jump, null, _steps.Count, 0));
    }

    private void Repeat(Node.Repeat repeat)
    {
        for (var i = 0; i < repeat.Least; i++)
        {
            Node(repeat.What);
        }

        if (repeat.Most < 0)
        {
            var fork = Add(default);
            Node(repeat.What);
            Add(new Step(StepKind.Jump, null, fork, 0));
            _steps[fork] = Fork(fork + 1, _steps.Count, repeat.IsLazy);
            return;
        }

        var forks = new List<int>();
        for (var i = repeat.Least; i < repeat.Most; i++)
        {
            forks.Add(Add(default));
            Node(repeat.What);
        }

        forks.ForEach(fork => _steps[fork] = Fork(fork + 1, _steps.Count, repeat.IsLazy));
    }

    private static Step Fork(int into, int past, bool isLazy) => new(StepKind.Fork, null, isLazy ? past : into, isLazy ? into : past);

    private int Add(Step step)
    {
        if (_steps.Count >= Most)
        {
            throw new ArgumentException("the expression is too large");
        }

        _steps.Add(step);
        return _steps.Count - 1;
    }
}
