namespace Portal.Cli;

/// <summary>A verb's arguments: options with or without a value, and what stands between them.</summary>
internal sealed class VerbArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private VerbArguments()
    {
    }

    /// <summary>What is no option, in order.</summary>
    public List<string> Rest { get; } = [];

    /// <summary>The first thing that is wrong, in a line for stderr, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether help was asked for.</summary>
    public bool WantsHelp { get; private set; }

    /// <summary>The value of an option, or null.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Whether a flag is set.</summary>
    public bool Has(string flag) => _values.ContainsKey(flag);

    /// <summary>A whole number of an option within bounds; a bad one is a <see cref="Problem"/>.</summary>
    public int Number(string name, int otherwise, int least, int most)
    {
        if (this[name] is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Problem ??= $"{name} takes a whole number from {least} to {most}, not '{text}'.";
        return otherwise;
    }

    /// <summary>Reads arguments.</summary>
    /// <param name="valued">Options that take a value.</param>
    /// <param name="flags">Options that take none.</param>
    public static VerbArguments Read(string[] args, string[] valued, string[] flags)
    {
        var read = new VerbArguments();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i];
            if (name is "--help" or "-h")
            {
                read.WantsHelp = true;
            }
            else if (flags.Contains(name, StringComparer.Ordinal))
            {
                read._values[name] = "";
            }
            else if (valued.Contains(name, StringComparer.Ordinal))
            {
                read.Take(name, ++i < args.Length ? args[i] : null);
            }
            else if (name.StartsWith("--", StringComparison.Ordinal))
            {
                read.Problem ??= $"There is no option '{name}'.";
            }
            else
            {
                read.Rest.Add(name);
            }
        }

        return read;
    }

    private void Take(string name, string? value)
    {
        if (value is null)
        {
            Problem ??= $"{name} takes a value.";
        }
        else
        {
            _values[name] = value;
        }
    }
}
