using System.Globalization;
using System.Text.Json;
using Portal.Domain.LogAnalysis;

namespace Portal.Cli.Eval;

/// <summary>Counts what an analysis found of what was labelled.</summary>
internal sealed class LogScore
{
    /// <summary>Lines a finding may be off.</summary>
    private const int LineSlack = 2;

    private int _pairs, _found, _extra, _roots, _rootsRight, _lines, _linesRight, _subjects, _subjectsRight, _software, _softwareRight, _healthy, _noisy;

    /// <summary>(log, code) pairs labelled and found.</summary>
    public (int Labelled, int Found) Pairs => (_pairs, _found);

    /// <summary>Labelled logs with a primary finding, and where it came first.</summary>
    public (int Labelled, int Right) Roots => (_roots, _rootsRight);

    /// <summary>Labelled lines, and those met.</summary>
    public (int Labelled, int Right) Lines => (_lines, _linesRight);

    /// <summary>Labelled subjects, and those named.</summary>
    public (int Labelled, int Right) Subjects => (_subjects, _subjectsRight);

    /// <summary>Logs, and those whose software and version are right.</summary>
    public (int Labelled, int Right) Software => (_software, _softwareRight);

    /// <summary>Healthy logs with a medium or high finding.</summary>
    public int Noisy => _noisy;

    /// <summary>Adds one log; says what was missed.</summary>
    /// <param name="skipped">Lines at the beginning that were not given to the analysis.</param>
    public IEnumerable<string> Add(JsonElement label, LogReport report, int skipped = 0)
    {
        var name = label.GetProperty("fixture").GetString();
        var codes = label.GetProperty("codes").EnumerateArray().Select(c => c.GetString()!).ToList();
        var misses = new List<string>();
        foreach (var code in codes)
        {
            _pairs++;
            if (report.Findings.Any(f => f.Code == code))
            {
                _found++;
            }
            else
            {
                misses.Add($"{name}: {code} not found");
            }
        }

        var accepted = label.TryGetProperty("accept", out var accept) && accept.ValueKind == JsonValueKind.Object ? accept.EnumerateObject().Select(p => p.Name).ToHashSet() : [];
        foreach (var finding in report.Findings.Where(f => f.Severity != Severity.Low && !codes.Contains(f.Code) && !accepted.Contains(f.Code)))
        {
            _extra++;
            misses.Add($"{name}: {finding.Code} not labelled");
        }

        Details(label, report, name!, skipped, misses);
        return misses;
    }

    /// <summary>The figures.</summary>
    /// <param name="variant">The shape in which the logs were given.</param>
    public object Totals(string variant) => new
    {
        variant, pairs = _pairs, found = _found, extra = _extra, rootFirst = Share(_rootsRight, _roots), line = Share(_linesRight, _lines),
        subject = Share(_subjectsRight, _subjects), software = Share(_softwareRight, _software), healthy = _healthy, healthyNoisy = _noisy,
    };

    /// <summary>The figures in a sentence.</summary>
    public string Words() => string.Create(
        CultureInfo.InvariantCulture,
        $"pairs {_found} of {_pairs}, extra {_extra}, root first {_rootsRight} of {_roots}, line {_linesRight} of {_lines}, subject {_subjectsRight} of {_subjects}, software {_softwareRight} of {_software}, healthy logs with a finding {_noisy} of {_healthy}");

    private void Details(JsonElement label, LogReport report, string name, int skipped, List<string> misses)
    {
        if (label.GetProperty("primary").GetString() is { } primary)
        {
            _roots++;
            _rootsRight += report.Primary?.Code == primary ? 1 : 0;
            if (report.Primary?.Code != primary)
            {
                misses.Add($"{name}: {report.Primary?.Code ?? "nothing"} comes first instead of {primary}");
            }
        }

        foreach (var wanted in label.GetProperty("findings").EnumerateArray())
        {
            Finding(wanted, report, name, skipped, misses);
        }

        _software++;
        var isRight = report.Software.Equals(label.GetProperty("software").GetString() ?? "unknown", StringComparison.OrdinalIgnoreCase)
            && (label.GetProperty("version").GetString() is not { } version || report.Version == version);
        _softwareRight += isRight ? 1 : 0;
        if (!isRight)
        {
            misses.Add($"{name}: {report.Software} {report.Version} instead of {label.GetProperty("software")} {label.GetProperty("version")}");
        }

        if (label.GetProperty("healthy").GetBoolean())
        {
            _healthy++;
            _noisy += report.Findings.Any(f => f.Severity != Severity.Low) ? 1 : 0;
        }
    }

    private void Finding(JsonElement wanted, LogReport report, string name, int skipped, List<string> misses)
    {
        var subject = wanted.GetProperty("subject").GetString() is { Length: > 0 } text ? text : null;
        var same = report.Findings.Where(f => f.Code == wanted.GetProperty("code").GetString()).ToList();
        if ((same.Find(f => IsAbout(f, subject)) ?? same.FirstOrDefault()) is not { } found)
        {
            return;
        }

        if (wanted.GetProperty("line").GetInt32() - skipped is > 0 and var line)
        {
            var near = found.Lines.Any(l => Math.Abs(l - line) <= LineSlack);
            _lines++;
            _linesRight += near ? 1 : 0;
            if (!near)
            {
                misses.Add($"{name}: {found.Code} is at {string.Join(", ", found.Lines.Take(3))} instead of {line}");
            }
        }

        if (subject is not null)
        {
            _subjects++;
            _subjectsRight += IsAbout(found, subject) ? 1 : 0;
            if (!IsAbout(found, subject))
            {
                misses.Add($"{name}: {found.Code} is about '{found.Subject}' instead of '{subject}'");
            }
        }
    }

    private static bool IsAbout(Finding finding, string? subject) =>
        subject is null || finding.Subject?.Contains(subject, StringComparison.OrdinalIgnoreCase) == true;

    private static double? Share(int right, int all) => all == 0 ? null : Math.Round(right / (double)all, 3);
}
