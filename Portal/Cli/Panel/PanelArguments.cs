using System.Globalization;

namespace Portal.Cli.Panel;

/// <summary>What stands on the command line after <c>panel</c>: the sub-verb and its options.</summary>
internal sealed record PanelArguments(string Verb, IReadOnlyDictionary<string, string> Options, bool IsJson)
{
    public const string Usage =
        """
        Portal panel VERB --user EMAIL [--server ID] [--json]
          servers                       every server with its live state
          status   --server ID          one server with rights and what can be done now
          logs     --server ID [--lines 200] [--follow SECONDS]
          power    --server ID --signal start|stop|restart|kill
          command  --server ID --text TEXT
          variable --server ID --key KEY --value VALUE
          image    --server ID --image IMAGE
          backup   --server ID [--name NAME]
        Portal panel demo --json [--token-seconds N] [--kind Pterodactyl|Pelican]
                                        the demo panel alone, until standard input closes
        --server takes the panel's uuid or its short identifier.
        """;

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["servers"] = ["user"],
        ["status"] = ["user", "server"],
        ["logs"] = ["user", "server", "lines?", "follow?"],
        ["power"] = ["user", "server", "signal"],
        ["command"] = ["user", "server", "text"],
        ["variable"] = ["user", "server", "key", "value"],
        ["image"] = ["user", "server", "image"],
        ["backup"] = ["user", "server", "name?"],
    };

    /// <summary>The value of an option that is there, or null.</summary>
    public string? this[string name] => Options.GetValueOrDefault(name);

    /// <summary>A whole number of an option, or the default where it is absent.</summary>
    public int Number(string name, int otherwise) => this[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Reads the arguments; else one line that says what is wrong.</summary>
    public static (PanelArguments? Arguments, string? Problem) Parse(string[] args)
    {
        if (args is not [var verb, ..] || !Known.TryGetValue(verb, out var allowed))
        {
            return (null, "Say what: servers, status, logs, power, command, variable, image, backup or demo. 'Portal panel --help' says more.");
        }

        var (options, isJson) = (new Dictionary<string, string>(StringComparer.Ordinal), false);
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] == "--json")
            {
                isJson = true;
                continue;
            }

            var name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : "";
            if (!allowed.Any(option => option.TrimEnd('?') == name) || i + 1 >= args.Length)
            {
                return (null, $"panel {verb}: '{args[i]}' is not an option of it, or its value is missing.");
            }

            options[name] = args[++i];
        }

        var parsed = new PanelArguments(verb, options, isJson);
        return parsed.Wrong(allowed) is { } problem ? (null, $"panel {verb}: {problem}") : (parsed, null);
    }

    private string? Wrong(string[] allowed)
    {
        if (allowed.FirstOrDefault(option => !option.EndsWith('?') && !Options.ContainsKey(option)) is { } missing)
        {
            return $"--{missing} is missing.";
        }

        var numbers = new[] { "lines", "follow" };
        if (numbers.FirstOrDefault(name => this[name] is { } text && !(int.TryParse(text, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 86_400)) is { } odd)
        {
            return $"--{odd} is not a whole number from 1 on.";
        }

        return this["signal"] is { } signal && signal is not ("start" or "stop" or "restart" or "kill") ? "--signal is start, stop, restart or kill." : null;
    }
}
