using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant.Tools;

internal sealed class RememberTool(TurnScope scope, ToolServices services) : TurnTool(
    scope, ToolName, "Notes a wish the owner has just stated in their own words: language, detail, notification or main server.",
    new ToolArgument("preference", "Which one.", true, PreferenceChoice.Keys),
    new ToolArgument("words", "The owner's own words, copied exactly from their last message.", true, MaxLength: 300))
{
    public const string ToolName = "remember_preference";

    protected override string Say(IReadOnlyDictionary<string, string> values) => Scope.Texts.Remembering;

    protected override async Task<ToolResult> RunAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        if (Scope.IsTainted)
        {
            return Fail(Scope.Texts.NotAfterForeignText);
        }

        // The value is read by code from the owner's words; a caller of this tool only points at them.
        var words = values["words"];
        var choice = Scope.Turn.Text.Contains(words, StringComparison.Ordinal)
            ? PreferenceReader.Read(words, Scope.Servers.Select(s => new NamedServer(s.Server.Id, s.Server.Name, s.Server.Identifier)).ToList())
                .FirstOrDefault(c => c.Key == values["preference"])
            : null;
        if (choice is null)
        {
            return Fail("Not noted: the owner's words do not say that.");
        }

        await services.Memory.SetPreferenceAsync(Scope.Turn.Caller, choice, words, Scope.Turn.ConversationId, cancellationToken);
        return new ToolResult($"Noted: {choice.Text}.", [], choice);
    }
}
