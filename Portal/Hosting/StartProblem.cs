using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Portal.Hosting;

/// <summary>Why the portal could not start, as an exit code and one plain line (security, D33).</summary>
/// <param name="ExitCode">2 bad configuration, 3 storage unusable, 1 anything else that has a plain reason.</param>
/// <param name="Line">One line that names the option or the place.</param>
internal sealed partial record StartProblem(int ExitCode, string Line)
{
    /// <summary>The problem behind an exception, or null when it is a fault of ours that deserves its stack trace.</summary>
    public static StartProblem? From(Exception exception) => exception switch
    {
        OptionsValidationException options => new(2, Describe(options)),
        AggregateException { InnerExceptions: [var first, ..] } => From(first),
        ConfigurationException configuration => new(2, configuration.Message),
        StorageException storage => new(3, OneLine(storage.Message)),
        DbException database => new(3, $"The database cannot be used: {OneLine(database.Message)}"),
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } binding => new(2, $"Configuration: {Binding(binding)}"),
        IOException { InnerException: not null } address when HasSocketProblem(address) => new(1, OneLine(address.Message)),
        SocketException socket => new(1, $"The address cannot be listened on: {OneLine(socket.Message)}"),
        _ => null,
    };

    private static bool HasSocketProblem(Exception exception) =>
        exception is SocketException || (exception.InnerException is { } inner && HasSocketProblem(inner));

    private static string Describe(OptionsValidationException problem)
    {
        var section = problem.OptionsType.GetField("Section")?.GetValue(null) as string ?? problem.OptionsType.Name;
        return $"Configuration: {section}:{Whole(OneLine(problem.Failures.First()))}";
    }

    // A failure inside a nested section begins with the last name only; its text says the whole path.
    private static string Whole(string failure) =>
        Nested().Match(failure) is { Success: true } match
            ? $"{match.Groups["path"].Value.Replace('.', ':')}{match.Groups["name"].Value}{failure[failure.IndexOf(':', StringComparison.Ordinal)..]}"
            : failure;

    private static string Binding(Exception problem) =>
        Conversion().Match(problem.Message) is { Success: true } match
            ? $"{match.Groups["key"].Value}: '{match.Groups["value"].Value}' is not a valid value."
            : OneLine(problem.Message);

    private static string OneLine(string text) => Breaks().Replace(text, " ").Trim();

    [GeneratedRegex(@"value '(?<value>[^']*)' at '(?<key>[^']+)'", RegexOptions.NonBacktracking)]
    private static partial Regex Conversion();

    [GeneratedRegex(@"^\w+: .*?\b\w+Options\.(?<path>(\w+\.)+)(?<name>\w+) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Nested();

    [GeneratedRegex(@"\s*[\r\n]+\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Breaks();
}

/// <summary>A setting is wrong; the message is the one plain line for the operator and names it.</summary>
public sealed class ConfigurationException(string message) : Exception(message);

/// <summary>The data directory or the database cannot be used; the message is the one plain line for the operator.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
