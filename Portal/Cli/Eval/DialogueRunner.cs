using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Chat;
using Portal.Demo;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Cli.Eval;

/// <summary>One dialogue in a demo world of its own: the product's services on a fresh database, panel and knowledge.</summary>
internal sealed class DialogueRunner
{
    private readonly IServiceProvider _services;
    private readonly Caller _caller;
    private readonly ChosenServer? _server;
    private Guid? _conversation;

    private DialogueRunner(IServiceProvider services, Caller caller, ChosenServer? server) => (_services, _caller, _server) = (services, caller, server);

    /// <summary>Runs every turn; a failure of one does not stop the next.</summary>
    public static async Task<DialogueResult> RunAsync(JsonElement dialogue, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("portal-eval-");
        try
        {
            await using var host = await VerbHost.StartAsync(
                [new("Portal:DataDirectory", folder.FullName), new("Portal:Demo", "true"), new("Panel:BaseUrl", null), new("ConnectionStrings:Portal", null)],
                cancellationToken, Environments.Development);
            await host.StartAsync<DemoPanelHost>(cancellationToken);
            await host.StartAsync<DemoKnowledge>(cancellationToken);
            await host.StartAsync<TurnWorker>(cancellationToken);
            await host.StartAsync<ActionWorker>(cancellationToken);
            return await TalkAsync(host.Services, dialogue, cancellationToken);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<DialogueResult> TalkAsync(IServiceProvider services, JsonElement dialogue, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var id = dialogue.GetProperty("id").GetString()!;
        var email = dialogue.GetProperty("user").GetString()!;
        if (await scope.ServiceProvider.GetRequiredService<VerbCallers>().FindAsync(email, cancellationToken) is not { } caller)
        {
            return new DialogueResult(id, false, [$"there is no person {email}"], []);
        }

        var server = dialogue.TryGetProperty("server", out var named) && named.GetString() is { } name ? await ServerAsync(services, caller, name, cancellationToken) : null;
        var runner = new DialogueRunner(services, caller, server);
        var (turns, failures) = (new List<DialogueTurn>(), new List<string>());
        foreach (var turn in dialogue.GetProperty("turns").EnumerateArray())
        {
            var went = turn.TryGetProperty("confirm", out var confirm)
                ? await runner.ConfirmAsync(confirm.GetBoolean(), cancellationToken)
                : await runner.SayAsync(turn.GetProperty("say").GetString()!, cancellationToken);
            turns.Add(went);
            failures.AddRange(turn.TryGetProperty("expect", out var expect) ? DialogueCheck.Failures(went, expect) : []);
        }

        return new DialogueResult(id, failures.Count == 0, failures, turns);
    }

    private async Task<DialogueTurn> SayAsync(string text, CancellationToken cancellationToken)
    {
        var said = await _services.GetRequiredService<ChatDesk>()
            .SayAsync(_caller, _conversation, Guid.NewGuid().ToString("N"), text, _conversation is null ? _server : null, cancellationToken);
        if (said.Refused is { } refused)
        {
            return new DialogueTurn(text, refused, [], null, null, 0, null, null) { Visible = refused };
        }

        _conversation = said.ConversationId;
        return said.TurnId is null
            ? new DialogueTurn(text, "", [], null, null, 0, null, null)
            : await AnswerAsync(text, line => line.AnswersId == said.MessageId, cancellationToken);
    }

    private async Task<DialogueTurn> ConfirmAsync(bool approve, CancellationToken cancellationToken)
    {
        var say = approve ? "(confirm)" : "(decline)";
        var cards = _conversation is { } id ? await _services.GetRequiredService<Proposals>().ListAsync(_caller, id, cancellationToken) : [];
        if (cards.FirstOrDefault(card => card.State == ActionState.Pending) is not { } newest)
        {
            return new DialogueTurn(say, "", [], null, null, 0, null, null);
        }

        var desk = _services.GetRequiredService<ChatDesk>();
        if (!approve)
        {
            await desk.DeclineAsync(_caller, newest.Id, cancellationToken);
            return new DialogueTurn(say, "", [], null, null, 0, null, null) { Visible = "declined" };
        }

        var known = (await OpenAsync(cancellationToken)).Transcript.Select(line => line.Id).ToHashSet();
        var result = await desk.ApproveAsync(_caller, newest.Id, newest.ServerName, cancellationToken);
        return result.Accepted
            ? await AnswerAsync(say, line => line.AnswersId == newest.MessageId && !known.Contains(line.Id), cancellationToken)
            : new DialogueTurn(say, result.Refused!, [], null, null, 0, null, null) { Visible = result.Refused! };
    }

    private async Task<DialogueTurn> AnswerAsync(string say, Func<TranscriptLine, bool> which, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(cancellationToken);
        var line = Finished(open, which);
        await using var changes = open.Feed.FollowAsync(open.Number, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (line is null && await changes.MoveNextAsync())
        {
            line = changes.Current.Event is TurnEvent.Delta or TurnEvent.Step ? null : Finished(await OpenAsync(cancellationToken), which);
        }

        return await TurnAsync(say, line!, cancellationToken);
    }

    private async Task<DialogueTurn> TurnAsync(string say, TranscriptLine line, CancellationToken cancellationToken)
    {
        await using var db = await _services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(cancellationToken);
        var tools = (await db.TurnEvents.Where(e => e.MessageId == line.Id).OrderBy(e => e.Number).Select(e => e.Payload).ToListAsync(cancellationToken))
            .ConvertAll(TranscriptLine.Read).OfType<TurnEvent.ToolCalled>().Select(t => t.Tool).Distinct().ToList();
        var cards = line.Proposals.Select(p => $"{p.Action}:{p.Server}").ToList();
        var visible = string.Join('\n', [
            line.Text, .. line.Findings.Select(f => f.Finding.GetRawText()), .. cards, .. line.Tickets.Select(t => $"ticket {t.Number} {t.State}")]);
        return new DialogueTurn(
            say, line.Text, tools, cards.LastOrDefault(), line.Tickets.LastOrDefault()?.Number, line.Citations.Count, line.Classified?.Complexity, line.Classified?.Intent)
        {
            Visible = visible, Proposals = cards,
        };
    }

    private async Task<OpenConversation> OpenAsync(CancellationToken cancellationToken) =>
        (await _services.GetRequiredService<ConversationReader>().OpenAsync(_caller, _conversation!.Value, cancellationToken))!;

    private static TranscriptLine? Finished(OpenConversation open, Func<TranscriptLine, bool> which) =>
        open.Transcript.FirstOrDefault(line => which(line) && line.State != MessageState.Streaming);

    private static async Task<ChosenServer?> ServerAsync(IServiceProvider services, Caller caller, string name, CancellationToken cancellationToken)
    {
        var servers = await services.GetRequiredService<IPanelReader>().ListServersAsync(caller, cancellationToken);
        return servers.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)) is { } server ? new ChosenServer(server.Id, server.Name) : null;
    }
}
