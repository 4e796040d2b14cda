using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Domain.Jobs;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Components.Pages.Knowledge;

/// <summary>Adds or edits a source. The service says what is wrong, each fault stands at its field.</summary>
public sealed partial class SourceDialog
{
    private SourceDraft _shown = new();
    private EditContext _context = new(new SourceDraft());
    private ValidationMessageStore? _messages;
    private string? _problem;
    private bool _saving;

    /// <summary>What is edited; null = closed.</summary>
    [Parameter] public SourceDraft? Draft { get; set; }

    [Parameter] public EventCallback<SourceDraft?> DraftChanged { get; set; }

    /// <summary>Saves it and says how that went.</summary>
    [Parameter, EditorRequired] public Func<SourceDraft, Task<SourceOutcome>> OnSave { get; set; } = default!;

    private string CronWords => string.IsNullOrWhiteSpace(_shown.Cron)
        ? "Empty = read with all the others."
        : Cron.TryParse(_shown.Cron)?.InWords() ?? "That is no schedule yet.";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Draft is { } draft && draft != _shown)
        {
            (_shown, _problem, _context) = (draft, null, new EditContext(draft));
            _messages = new ValidationMessageStore(_context);
        }
    }

    private async Task SubmitAsync()
    {
        _messages?.Clear();
        _problem = null;
        _saving = true;
        var outcome = await OnSave(_shown);
        _saving = false;
        foreach (var fault in outcome.Faults)
        {
            if (typeof(SourceDraft).GetProperty(fault.Field) is not null)
            {
                _messages?.Add(_context.Field(fault.Field), Sentence(fault.Message));
            }
            else
            {
                _problem = Sentence(fault.Message);
            }
        }

        _context.NotifyValidationStateChanged();
        if (outcome.IsDone)
        {
            await DraftChanged.InvokeAsync(null);
        }
    }

    private Task ClosedAsync(bool open) => open ? Task.CompletedTask : DraftChanged.InvokeAsync(null);

    private static string Sentence(string message) => $"{char.ToUpperInvariant(message[0])}{message[1..].TrimEnd('.')}.";
}
