using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant.Responder.Intents;

/// <summary>What is remembered, noting a wish, forgetting one thing or everything (S4, S6).</summary>
internal sealed class MemoryAnswer : IIntentAnswer
{
    public IReadOnlyList<string> Intents { get; } =
        [Intent.ShowMemory, Intent.Prefer, Intent.ForgetOne, Intent.ForgetAll];

    public Task AnswerAsync(Wish wish, Reply reply, CancellationToken cancellationToken) => wish.Intent switch
    {
        Intent.ShowMemory => ShowAsync(reply),
        Intent.Prefer => NoteAsync(wish, reply, cancellationToken),
        Intent.ForgetOne => ForgetAsync(wish, reply, cancellationToken),
        _ => AskForgetAllAsync(reply),
    };

    /// <summary>Everything goes, after the owner has said yes.</summary>
    public static async Task ForgetAllAsync(Reply reply, CancellationToken cancellationToken)
    {
        var result = await reply.CallAsync("forget_preference", new { what = "everything" }, cancellationToken);
        reply.Say(result.Value is int items ? reply.Texts.ForgotAll(items) : result.ForModel);
        reply.ForgotAll = result.Value is int;
    }

    private static Task ShowAsync(Reply reply)
    {
        var (texts, memory) = (reply.Texts, reply.Scope.Memory);
        reply.Step(texts.CheckingMemory);
        if (memory.IsEmpty)
        {
            reply.Say(texts.RememberNothing);
            return Task.CompletedTask;
        }

        List<string> lines =
        [
            .. memory.Preferences.Select(PreferenceChoice.Of).OfType<PreferenceChoice>().Select(texts.Preference),
            .. memory.Servers.Count > 0 ? [texts.RememberServers(memory.Servers)] : Array.Empty<string>(),
            .. memory.Issues.Select(texts.RememberIssue),
            .. memory.Escalations.Take(3).Select(texts.RememberEscalation),
        ];
        reply.Say(texts.RememberHead);
        reply.Say(string.Join('\n', lines));
        reply.Say(texts.RememberFoot);
        return Task.CompletedTask;
    }

    private static async Task NoteAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        var servers = reply.Scope.Servers.Select(s => new NamedServer(s.Server.Id, s.Server.Name, s.Server.Identifier)).ToList();
        var choices = PreferenceReader.Read(wish.Words, servers);
        if (choices.Count == 0)
        {
            reply.Say(PreferenceReader.IsAboutMainServer(wish.Words) ? reply.Texts.WhichPreference : reply.Texts.CannotRememberThat);
            reply.Suggest([.. servers.Take(3).Select(s => s.Name)]);
            return;
        }

        foreach (var choice in choices)
        {
            var result = await reply.CallAsync("remember_preference", new { preference = choice.Key, words = Span(wish, reply) }, cancellationToken);
            var texts = choice.Key == PreferenceChoice.Language ? ReplyTexts.For(choice.Value) : reply.Texts;
            reply.Say(result.Failed ? result.ForModel : texts.Saved(choice));
        }

        reply.Suggest(reply.Texts.SayMemory);
    }

    // The wish's words as they stand in the message; the whole message where joining changed them.
    private static string Span(Wish wish, Reply reply)
    {
        var text = reply.Scope.Turn.Text;
        var span = text.Contains(wish.Words, StringComparison.Ordinal) ? wish.Words : text;
        return span.Length <= 300 ? span : span[..300];
    }

    private static async Task ForgetAsync(Wish wish, Reply reply, CancellationToken cancellationToken)
    {
        var what = PreferenceReader.KeyIn(wish.Words)
            ?? (reply.Scope.Facts.LastIntent == Intent.Prefer ? reply.Scope.Memory.Preferences.FirstOrDefault()?.Key : null)
            ?? (reply.Scope.Memory.Issues.Count > 0 ? "last_issue" : reply.Scope.Memory.Preferences.FirstOrDefault()?.Key ?? "last_issue");
        var result = await reply.CallAsync("forget_preference", new { what }, cancellationToken);
        reply.Say(result.Value is MemoryItem item ? reply.Texts.Forgot(item.Text) : reply.Texts.NothingToForget);
        reply.Suggest(reply.Texts.SayMemory);
    }

    private static Task AskForgetAllAsync(Reply reply)
    {
        reply.Step(reply.Texts.CheckingMemory);
        reply.Say(reply.Texts.AskForgetAll);
        reply.Suggest(reply.Texts.SayYesForget, reply.Texts.SayNo);
        return Task.CompletedTask;
    }
}
