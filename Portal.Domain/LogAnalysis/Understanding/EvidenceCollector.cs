using System.Text;
using Portal.Domain.LogAnalysis.Reading;
using Portal.Domain.LogAnalysis.Rules;
using Portal.Domain.LogAnalysis.Scanning;

namespace Portal.Domain.LogAnalysis.Understanding;

/// <summary>Takes a log's entries one by one and keeps what findings are made of.</summary>
internal sealed class EvidenceCollector(Catalogue catalogue, ScanPlan plan) : IEntryTaker
{
    private const int MostOfReport = 4 * 1024 * 1024;
    private const int MostDaemon = 1000;
    private const int MostModLists = 5000;

    private readonly LogLevel[] _levels = [.. Enumerable.Range(0, plan.Literals.Count).Select(i => plan[i].Level)];
    private readonly bool[] _clues = [.. Enumerable.Range(0, plan.Literals.Count).Select(i => plan[i].Clues.Count > 0)];
    private readonly List<LogEntry> _report = [];
    private readonly List<Hit> _hits = [];
    private readonly List<RuleMatch> _matches = [];
    private readonly MatchMemory _memory = new(plan);
    private readonly SoftwareEvidence _software = new();
    private readonly StringBuilder _mods = new();
    private int _modLists;
    private int _reportSize;
    private bool _isReady;
    private HitKeeper? _keeper;

    public KeptLines Lines { get; } = new();

    /// <summary>What is known about the hits.</summary>
    public HitKeeper Keeper => _keeper ??= new HitKeeper(Lines);

    public UnknownMiner Unknown { get; } = new();

    /// <summary>What the node said.</summary>
    public List<LogEntry> Daemon { get; } = [];

    /// <summary>Entries that tell the software.</summary>
    public IReadOnlyList<LogEntry> Software => _software.Entries;

    /// <summary>Whether a server said that it is ready.</summary>
    public bool IsReady => _isReady;

    public bool Wants(int literal, LogLevel level) =>
        level is LogLevel.None || level >= _levels[literal] || _clues[literal] || (!_isReady && plan[literal].SaysReady) || (_modLists < MostModLists && plan[literal].ListsMods);

    public void Take(LogEntry entry)
    {
        if (_report.Count > 0 && entry.Report != _report[0].Report && entry.Origin is not LogOrigin.Daemon)
        {
            EndReport();
        }

        LookForSoftware(entry);
        LookForMods(entry);
        _isReady = _isReady || (entry.Literals.Exists(literal => plan[literal].SaysReady) && ReadyWords.SaidIn(entry));
        if (entry.Origin is LogOrigin.Daemon)
        {
            KeepDaemon(entry);
        }

        if (entry.Report > 0)
        {
            if (_reportSize < MostOfReport)
            {
                _report.Add(entry);
                _reportSize += entry.Lines.Sum(line => line.Length);
            }

            return;
        }

        if (!Match(entry) && entry is { IsLoud: true, Origin: LogOrigin.Server })
        {
            Unknown.Add(entry);
        }
    }

    /// <summary>Nothing comes any more.</summary>
    public void End()
    {
        EndReport();
        Keeper.End();
    }

    private void LookForSoftware(LogEntry entry)
    {
        foreach (var literal in entry.Literals)
        {
            if (_clues[literal])
            {
                _software.Look(entry, plan[literal].Clues);
                _clues[literal] = plan[literal].Clues.Exists(_software.MayStillTell);
            }
        }
    }

    private void LookForMods(LogEntry entry)
    {
        if (_modLists < MostModLists && entry.Literals.Exists(literal => plan[literal].ListsMods))
        {
            _modLists++;
            _mods.Append(ModList.Rows([entry]));
        }
    }

    private void KeepDaemon(LogEntry entry)
    {
        if (Daemon.Count == MostDaemon)
        {
            Daemon.RemoveRange(0, MostDaemon / 2); // the last end of the process is what counts
        }

        Daemon.Add(entry);
        Lines.Keep(entry.FirstLine, entry.First);
    }

    /// <summary>Runs the rules; false when none matches.</summary>
    private bool Match(LogEntry entry)
    {
        if (entry.Literals.Count == 0)
        {
            return false;
        }

        if (_memory.Find(entry) is not { } known)
        {
            _matches.Clear();
            foreach (var rule in RuleMatcher.Candidates(plan, entry))
            {
                _matches.AddRange(RuleMatcher.Match(rule, entry));
            }

            known = _memory.Keep(entry, RuleMatcher.Specific(_matches, match => match.Rule));
        }

        for (var i = 0; i < known.Matches.Length; i++)
        {
            if (known.Groups[i] is HitGroup { OnlyCounts: true } group)
            {
                group.Last.Count++;
            }
            else
            {
                Keep(entry, known, i);
            }
        }

        return known.Matches.Length > 0;
    }

    private void Keep(LogEntry entry, MatchMemory.Known known, int i)
    {
        var found = known.Matches[i].In(entry);
        if (FindingBuilder.IsExcepted(found))
        {
            return;
        }

        var hit = FindingBuilder.WithCulprit(catalogue, found, () => entry.Text, _mods.ToString);
        var group = Keeper.Add(hit);
        if (known.IsExact || hit.Rule.Text.Subject is null || !hit.Values.Values.Any(value => value.AsSpan().ContainsAnyInRange('0', '9')))
        {
            known.Groups[i] = group;
        }
    }

    private void EndReport()
    {
        foreach (var entry in _report.Where(entry => entry.Literals.Count > 0))
        {
            foreach (var rule in RuleMatcher.Candidates(plan, entry))
            {
                _hits.AddRange(RuleMatcher.Match(rule, entry).Select(match => match.In(entry)));
            }
        }

        foreach (var hit in RuleMatcher.Specific(_hits, hit => hit.Rule).Where(hit => !FindingBuilder.IsExcepted(hit)))
        {
            Keeper.Add(FindingBuilder.WithCulprit(catalogue, hit, () => string.Join('\n', _report.Select(entry => entry.Text)), _mods.ToString));
        }

        _hits.Clear();
        _report.Clear();
        _reportSize = 0;
    }
}
