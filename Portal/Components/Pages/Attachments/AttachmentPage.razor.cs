using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Components.Pages.Chat;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Attachments;
using Portal.Domain.Conversations;
using Portal.Domain.LogAnalysis;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Components.Pages.Attachments;

/// <summary>An attached log: its lines and, beside them, what was found. Of the text only the lines in sight reach the browser.</summary>
public sealed partial class AttachmentPage(
    AttachmentService attachments, AttachmentReports reports, CallerAccessor callers, NavigationManager navigation, TimeProvider clock)
{
    private Caller? _caller;
    private LogViewer? _viewer;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "line")] public long Line { get; set; }

    private Attachment? Log { get; set; }

    private LogReport? Report { get; set; }

    private IReadOnlyList<TurnEvent.FindingShown>? Items { get; set; }

    private IReadOnlyList<FindingMark> Marks { get; set; } = [];

    private bool IsGone => Log!.IsGone(clock.GetUtcNow());

    private string Place => $"log:{Id}";

    private string? Summary => Report is null ? null : Software(Report);

    private string Subtitle => $"{LogSize.Lines(Log!.Lines)}, {LogSize.Bytes(Log.Bytes)}. {(IsGone ? "Deleted." : $"Deleted in {TimeWords.Span(Log.ExpiresAt - clock.GetUtcNow())}.")}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _caller = await callers.GetAsync(Gone);
        Log = await attachments.FindAsync(_caller, Id, Gone);
        if (Log is null)
        {
            navigation.NotFound();
            return;
        }

        if (!IsGone)
        {
            Follow(AnalyseAsync(_caller, Gone), Show);
        }
    }

    private async IAsyncEnumerable<LogReport?> AnalyseAsync(Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await reports.ReadAsync(caller, Id, cancellationToken);
    }

    private void Show(LogReport? report)
    {
        Report = report;
        var findings = report?.Findings ?? [];
        Items = [.. FindingCards.Top(findings).Select(f => new TurnEvent.FindingShown(FindingCards.Json(f, findings), "", Log!.Name, Id))];
        Marks = [.. findings.SelectMany(f => f.Lines.Select(line => new FindingMark(line, f.Severity == Severity.Low ? 0 : (int)f.Severity, f.Title)))];
    }

    private async Task JumpAsync(int line) => await (_viewer?.JumpAsync(line) ?? Task.CompletedTask);

    private static string Software(LogReport report)
    {
        var parts = new[] { report.Software == "unknown" ? null : $"{report.Software} {report.Version}".Trim(), report.Java is { } java ? $"Java {java}" : null };
        var ready = report.ReachedReady switch { true => "It reached its ready line.", false => "It never reached its ready line.", null => null };
        return string.Join(" ", new[] { string.Join(", ", parts.OfType<string>()) is { Length: > 0 } what ? $"{what}." : null, ready }.OfType<string>());
    }
}
