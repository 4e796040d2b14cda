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

    /// <summary>Healthy logs with a medium or high finding.</summary>
    public int Noisy => _noisy;

    /// <summary>Adds one log; says what was missed.</summary>
    public IEnumerable<string> Add(JsonElement label, LogReport report)
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

        Details(label, report, name!, misses);
        return misses;
    }

    /// <summary>The figures.</summary>
    public object Totals() => new
    {
        pairs = _pairs, found = _found, extra = _extra, rootFirst = Share(_rootsRight, _roots), line = Share(_linesRight, _lines),
        subject = Share(_subjectsRight, _subjects), software = Share(_softwareRight, _software), healthy = _healthy, healthyNoisy = _noisy,
    };

    /// <summary>The figures in a sentence.</summary>
    public string Words() => string.Create(
        CultureInfo.InvariantCulture,
        $"pairs {_found} of {_pairs}, extra {_extra}, root first {_rootsRight} of {_roots}, line {_linesRight} of {_lines}, subject {_subjectsRight} of {_subjects}, software {_softwareRight} of {_software}, healthy logs with a finding {_noisy} of {_healthy}");

    private void Details(JsonElement label, LogReport report, string name, List<string> misses)
    {
        if (label.GetProperty("primary").GetString() is { } primary)
        {
            _roots++;
            _rootsRight += report.Primary?.Code == primary ? 1 : 0;
        }

        foreach (var wanted in label.GetProperty("findings").EnumerateArray())
        {
            Finding(wanted, report, name, misses);
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

    private void Finding(JsonElement wanted, LogReport report, string name, List<string> misses)
    {
        if (report.Findings.FirstOrDefault(f => f.Code == wanted.GetProperty("code").GetString()) is not { } found)
        {
            return;
        }

        var line = wanted.GetProperty("line").GetInt32();
        _lines++;
        _linesRight += found.Lines.Any(l => Math.Abs(l - line) <= LineSlack) ? 1 : 0;
        if (wanted.GetProperty("subject").GetString() is { Length: > 0 } subject)
        {
            _subjects++;
            var named = found.Subject?.Contains(subject, StringComparison.OrdinalIgnoreCase) == true;
            _subjectsRight += named ? 1 : 0;
            if (!named)
            {
                misses.Add($"{name}: {found.Code} is about '{found.Subject}' instead of '{subject}'");
            }
        }
    }

    private static double? Share(int right, int all) => all == 0 ? null : Math.Round(right / (double)all, 3);
}
