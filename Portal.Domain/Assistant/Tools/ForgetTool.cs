using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant.Tools;

internal sealed class ForgetTool(TurnScope scope, ToolServices services) : TurnTool(
    scope, ToolName, "Forgets one remembered wish, or the last remembered problem, when the owner has just asked for that.",
    new ToolArgument("what", "What to forget.", true, [.. PreferenceChoice.Keys, "last_issue", "everything"]))
{
    public const string ToolName = "forget_preference";

    protected override string Say(IReadOnlyDictionary<string, string> values) => Scope.Texts.CheckingMemory;

    protected override async Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        if (Scope.IsTainted)
        {
            return Fail(Scope.Texts.NotAfterForeignText);
        }

        var (caller, what) = (Scope.Turn.Caller, values["what"]);
        return what switch
        {
            "everything" when IsAgreed() => new ToolResult("Forgotten.", [], await services.Memory.ForgetAllAsync(caller, cancellationToken)),
            "everything" => Fail("Ask the owner first whether everything shall be forgotten."),
            _ when !Asked() => Fail("The owner has not asked for that."),
            "last_issue" => await ForgetAsync(Scope.Memory.Issues.FirstOrDefault(), cancellationToken),
            _ => await ForgetAsync(Scope.Memory.Preferences.FirstOrDefault(p => p.Key == what), cancellationToken),
        };
    }

    private bool Asked() => Scope.Understood.Wishes.Any(wish => wish.Intent is Intent.ForgetOne or Intent.Prefer);

    private bool IsAgreed() => Scope.Facts.LastIntent == Intent.ForgetAll && Scope.Understood.Wishes.Any(wish => wish.Intent is Intent.Confirm or Intent.ForgetAll);

    private async Task<ToolResult> ForgetAsync(MemoryItem? item, CancellationToken cancellationToken)
    {
        if (item is null || !await services.Memory.ForgetAsync(Scope.Turn.Caller, item.Id, cancellationToken))
        {
            return Fail("There is nothing of that kind to forget.");
        }

        return new ToolResult("Forgotten.", [], item);
    }
}
