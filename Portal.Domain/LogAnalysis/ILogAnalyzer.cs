namespace Portal.Domain.LogAnalysis;

/// <summary>Finds known problems in a log. Pure: the same text and facts give the same report. Throws only when cancelled.</summary>
public interface ILogAnalyzer
{
    /// <summary>Analyses a text.</summary>
    LogReport Analyze(string text, LogFacts? facts, CancellationToken cancellationToken);

    /// <summary>Analyses a stream of UTF-8 or UTF-16 text; gzip is told by its first bytes. Throws <see cref="InvalidDataException"/> for broken gzip or more than 64 MiB of text.</summary>
    LogReport Analyze(Stream utf8, LogFacts? facts, CancellationToken cancellationToken);
}
