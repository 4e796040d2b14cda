using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Domain.Knowledge.Sources;

/// <summary>What admins do with sources. Everybody else is refused, and every change and refusal is on the audit trail.</summary>
public sealed class SourceService(
    IKnowledgeSources sources, SourceStore store, SourceShelf shelf, SourceRuns runs, SourceRetry retry, IAuditTrail audit)
{
    private const string AdminsOnly = "Only admins may change sources.";

    /// <summary>Every source; for anybody but an admin none.</summary>
    public async Task<IReadOnlyList<SourceCard>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        IsAdmin(caller) ? await shelf.CardsAsync(cancellationToken) : [];

    /// <summary>One source, or null.</summary>
    public async Task<SourceCard?> FindAsync(Caller caller, string name, CancellationToken cancellationToken) =>
        (await ListAsync(caller, cancellationToken)).FirstOrDefault(card => card.Source.Name == name);

    /// <summary>The newest runs of a source.</summary>
    public async Task<IReadOnlyList<SourceRun>> RunsAsync(Caller caller, string name, int top, CancellationToken cancellationToken) =>
        IsAdmin(caller) ? await runs.ListAsync(name, top, cancellationToken) : [];

    /// <summary>Documents of a source, failures first.</summary>
    public async Task<IReadOnlyList<SourceDocument>> DocumentsAsync(
        Caller caller, string name, string? words, int skip, int take, CancellationToken cancellationToken) =>
        IsAdmin(caller) ? await shelf.DocumentsAsync(name, words, skip, take, cancellationToken) : [];

    /// <summary>Adds a source, or changes the one of its name. A changed configured one is kept in the table from then on.</summary>
    public async Task<SourceOutcome> SaveAsync(Caller caller, KnowledgeSource draft, bool isNew, CancellationToken cancellationToken)
    {
        var source = Tidy(draft);
        var before = (await sources.ListAsync(cancellationToken)).FirstOrDefault(s => s.Name == source.Name);
        // What the operator set stays the operator's as long as it leads to the same places.
        source = source with { IsOperators = before is { IsOperators: true } && LeadsTo(before) == LeadsTo(source) };
        var faults = isNew && before is not null
            ? [new SourceFault(nameof(draft.Name), $"there is a source '{source.Name}' already")]
            : SourceRules.Check(source);
        if (IsAdmin(caller) && faults.Count > 0)
        {
            return new SourceOutcome(faults);
        }

        return await ChangeAsync(
            caller, isNew ? "source.added" : "source.changed", source.Name, token => store.PutAsync(source, token), cancellationToken);
    }

    /// <summary>Switches a source on or off. What was read of it stays until it is too old.</summary>
    public async Task<SourceOutcome> EnableAsync(Caller caller, string name, bool enabled, CancellationToken cancellationToken)
    {
        var source = (await sources.ListAsync(cancellationToken)).FirstOrDefault(s => s.Name == name);
        return source is null && IsAdmin(caller)
            ? SourceOutcome.No($"There is no source '{name}'.")
            : await ChangeAsync(
                caller, enabled ? "source.enabled" : "source.disabled", name, token => store.PutAsync(source! with { Enabled = enabled }, token), cancellationToken);
    }

    /// <summary>Removes a source from the table and everything that was read of it. One that is also configured is the configured one again.</summary>
    public Task<SourceOutcome> RemoveAsync(Caller caller, string name, CancellationToken cancellationToken) => ChangeAsync(
        caller, "source.removed", name, async token =>
        {
            await store.RemoveAsync(name, token);
            await store.RemoveContentAsync(name, token);
        }, cancellationToken);

    /// <summary>Reads one document again now, also when nothing changed.</summary>
    public async Task<SourceOutcome> RetryAsync(Caller caller, Guid document, CancellationToken cancellationToken)
    {
        var outcome = SourceOutcome.Done;
        var allowed = await ChangeAsync(
            caller, "document.retried", $"{document}", async token => outcome = await retry.DocumentAsync(document, token), cancellationToken);
        return allowed.IsDone ? outcome : allowed;
    }

    /// <summary>Reads every failed document of a source again now. To see it move and to be able to stop it, run the ingestion job with <see cref="IngestArgument.Failed"/>.</summary>
    public async Task<SourceOutcome> RetryFailedAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        var outcome = SourceOutcome.Done;
        var allowed = await ChangeAsync(
            caller, "source.retried", name, async token => outcome = await retry.FailedAsync(name, null, token), cancellationToken);
        return allowed.IsDone ? outcome : allowed;
    }

    private static bool IsAdmin(Caller caller) => caller.Role == Role.Admin;

    private async Task<SourceOutcome> ChangeAsync(
        Caller caller, string action, string what, Func<CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        var allowed = IsAdmin(caller);
        await audit.AppendAsync(caller.UserId, null, action, allowed ? "done" : "denied", new { source = what }, cancellationToken);
        if (!allowed)
        {
            return SourceOutcome.No(AdminsOnly);
        }

        await change(cancellationToken);
        return SourceOutcome.Done;
    }

    private static string LeadsTo(KnowledgeSource source) => $"{source.Kind} {source.Path} {source.Url} {string.Join(' ', source.Allow ?? [])}";

    private static KnowledgeSource Tidy(KnowledgeSource draft) => draft with
    {
        Name = draft.Name.Trim(),
        Path = draft.Kind == "folder" ? Given(draft.Path) : null,
        Url = draft.Kind == "folder" ? null : Given(draft.Url),
        Allow = draft.Kind == "folder" ? null : Given(draft.Allow),
        ExcludedWords = Given(draft.ExcludedWords, none: true),
        Formats = Given(draft.Formats),
        Licence = Given(draft.Licence),
        Cron = Given(draft.Cron),
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // An empty list of excluded words means that none is; null means the usual ones.
    private static IReadOnlyList<string>? Given(IReadOnlyList<string>? list, bool none = false)
    {
        string[] said = [.. (list ?? []).Select(entry => entry.Trim()).Where(entry => entry.Length > 0)];
        return said.Length > 0 || (none && list is not null) ? said : null;
    }
}
