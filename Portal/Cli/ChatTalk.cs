using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Chat;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Cli;

/// <summary>One turn of the <c>chat</c> verb: follows the conversation's feed and prints it, asks for confirmations, and waits for their outcome.</summary>
internal sealed class ChatTalk(IServiceProvider services, Caller caller, bool json, TextReader input, TextWriter output)
{
    private readonly ChatDesk _desk = services.GetRequiredService<ChatDesk>();
    private readonly ConversationReader _reader = services.GetRequiredService<ConversationReader>();
    private readonly Proposals _proposals = services.GetRequiredService<Proposals>();
    private int _reportsDue;
    private bool _hasDecided;

    /// <summary>Says the text and prints what comes; the problem when it was not taken.</summary>
    public async Task<PanelProblem?> SayAsync(Guid? conversationId, string text, ChosenServer? server, CancellationToken cancellationToken)
    {
        var said = await _desk.SayAsync(caller, conversationId, Guid.NewGuid().ToString("N"), text, server, cancellationToken);
        if (said.Refused is { } refused)
        {
            return new PanelProblem(conversationId is null ? PanelProblemKind.Invalid : PanelProblemKind.NotFound, refused);
        }

        if (said.TurnId is null)
        {
            await PrintAsync(new JsonObject { ["event"] = "step", ["text"] = "Your message was added. A person answers in this conversation." }, said.ConversationId);
            return null;
        }

        var open = (await _reader.OpenAsync(caller, said.ConversationId, cancellationToken))!;
        var answer = open.Transcript.Last(line => line.AnswersId == said.MessageId);
        var approved = await FollowAsync(open, answer, cancellationToken);
        if (approved.Count > 0)
        {
            await FollowReportsAsync(open, approved, cancellationToken);
        }
        else if (json && _hasDecided)
        {
            await DoneAsync(open.Conversation.Id, answer.Id, cancellationToken); // "done" is the last line, whatever was decided
        }

        return null;
    }

    private async Task<List<Guid>> FollowAsync(OpenConversation open, TranscriptLine answer, CancellationToken cancellationToken)
    {
        var approved = new List<Guid>();
        await ReplayAsync(open.Conversation.Id, answer);
        if (answer.State != MessageState.Streaming)
        {
            await DoneAsync(open.Conversation.Id, answer.Id, cancellationToken);
            return await DecideAsync(open.Conversation.Id, answer.Proposals, cancellationToken);
        }

        var proposals = answer.Proposals.ToList();
        await foreach (var item in open.Feed.FollowAsync(open.Number, cancellationToken))
        {
            if (item.MessageId != answer.Id || item.Event is not { } change || item.Number <= answer.SeenUpTo)
            {
                continue;
            }

            if (change is TurnEvent.Done)
            {
                await DoneAsync(open.Conversation.Id, answer.Id, cancellationToken);
                break;
            }

            await ShowAsync(open.Conversation.Id, change);
            if (change is TurnEvent.Proposal proposal)
            {
                proposals.Add(proposal);
            }
        }

        approved.AddRange(await DecideAsync(open.Conversation.Id, proposals, cancellationToken));
        return approved;
    }

    // The outcome of each approved card, then the assistant's report on it.
    private async Task FollowReportsAsync(OpenConversation open, List<Guid> approved, CancellationToken cancellationToken)
    {
        var waiting = approved.ToHashSet();
        var reports = new HashSet<Guid>();
        await foreach (var item in open.Feed.FollowAsync(open.Number, cancellationToken))
        {
            if (item.Event is TurnEvent.Outcome outcome && waiting.Contains(outcome.Id))
            {
                await ShowAsync(open.Conversation.Id, outcome);
            }
            else if (item.Event is null && item.MessageId != Guid.Empty)
            {
                await NoteReportAsync(item.MessageId, open, reports, cancellationToken);
            }
            else if (item.Event is TurnEvent.Done && reports.Contains(item.MessageId))
            {
                await DoneAsync(open.Conversation.Id, item.MessageId, cancellationToken);
                if (--_reportsDue == 0)
                {
                    return;
                }
            }
            else if (item.Event is { } change && reports.Contains(item.MessageId))
            {
                await ShowAsync(open.Conversation.Id, change);
            }
        }
    }

    private async Task NoteReportAsync(Guid messageId, OpenConversation open, HashSet<Guid> reports, CancellationToken cancellationToken)
    {
        if (await _reader.FindAsync(caller, messageId, cancellationToken) is { Role: MessageRole.Assistant, AnswersId: { } card }
            && open.Transcript.All(line => line.Id != messageId || line.AnswersId != card))
        {
            reports.Add(messageId);
        }
    }

    private async Task<List<Guid>> DecideAsync(Guid conversation, IReadOnlyList<TurnEvent.Proposal> proposals, CancellationToken cancellationToken)
    {
        var approved = new List<Guid>();
        foreach (var proposal in proposals)
        {
            if (!json)
            {
                await output.WriteAsync($"\n{await PreviewAsync(proposal.Id, cancellationToken)}{proposal.Action} {proposal.Server}: approve or decline? ");
                await output.FlushAsync(cancellationToken);
            }

            var decision = await input.ReadLineAsync(cancellationToken);
            _hasDecided |= decision is not null;
            switch (decision?.Trim().ToLowerInvariant())
            {
                case "approve" or "yes" or "y":
                    await ApproveAsync(conversation, proposal, approved, cancellationToken);
                    break;
                case "decline" or "no" or "n":
                    await _desk.DeclineAsync(caller, proposal.Id, cancellationToken);
                    await ShowAsync(conversation, new TurnEvent.Outcome(proposal.Id, nameof(ActionState.Declined)));
                    break;
                default:
                    return approved; // no more input: the rest stays pending
            }
        }

        return approved;
    }

    // The exact change, as the card in the page shows it.
    private async Task<string> PreviewAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await _proposals.FindAsync(caller, id, cancellationToken) is not { } card)
        {
            return "";
        }

        var preview = ActionPreview.Of(card);
        IEnumerable<string> lines =
        [
            .. preview.Lines.Select(change => $"{change.What}: {(change.Before is { } before ? $"{before} -> " : "")}{change.After}"), .. preview.Diff,
            .. preview.Backup is { } copy ? [$"copy kept: {copy}"] : Array.Empty<string>(), card.Consequence,
        ];
        return string.Concat(lines.Select(line => $"  {line}\n"));
    }

    private async Task ApproveAsync(Guid conversation, TurnEvent.Proposal proposal, List<Guid> approved, CancellationToken cancellationToken)
    {
        // The operator at the keyboard sees the server's name in the question: typing it again adds nothing here.
        var card = await _proposals.FindAsync(caller, proposal.Id, cancellationToken);
        var result = await _desk.ApproveAsync(caller, proposal.Id, card?.ServerName, cancellationToken);
        if (result.Accepted)
        {
            approved.Add(proposal.Id);
            _reportsDue++;
        }
        else
        {
            await PrintAsync(new JsonObject { ["event"] = "outcome", ["id"] = proposal.Id, ["state"] = "refused", ["message"] = result.Refused }, conversation);
        }
    }

    private async Task ReplayAsync(Guid conversation, TranscriptLine answer)
    {
        foreach (var change in answer.Events())
        {
            await ShowAsync(conversation, change);
        }
    }

    private async Task ShowAsync(Guid conversation, TurnEvent change)
    {
        if (!json)
        {
            await output.WriteAsync(Words(change));
            await output.FlushAsync();
            return;
        }

        var line = JsonSerializer.SerializeToNode(change, JsonOutput.Options)!.AsObject();
        if (change is TurnEvent.FindingShown shown)
        {
            line = JsonNode.Parse(shown.Finding.GetRawText())!.AsObject();
            line["event"] = "finding";
        }

        await PrintAsync(line, conversation);
    }

    private async Task DoneAsync(Guid conversation, Guid message, CancellationToken cancellationToken)
    {
        var line = await _reader.FindAsync(caller, message, cancellationToken);
        var done = new JsonObject
        {
            ["event"] = "done", ["state"] = line?.State.ToString().ToLowerInvariant() ?? "interrupted", ["text"] = line?.Text ?? "", ["message"] = message,
        };
        await PrintAsync(done, conversation);
    }

    private Task PrintAsync(JsonObject line, Guid conversation)
    {
        if (!json)
        {
            return $"{line["event"]}" == "done" ? output.WriteLineAsync() : output.WriteLineAsync($"{line["text"] ?? line["message"]}");
        }

        line["conversation"] = conversation;
        return output.WriteLineAsync(line.ToJsonString(JsonOutput.Options));
    }

    private static string Words(TurnEvent change) => change switch
    {
        TurnEvent.Step step => $"· {step.Text}\n",
        TurnEvent.Delta delta => delta.Text,
        TurnEvent.Citation citation => $"\n[{citation.N}] {citation.Title} ({citation.Document})",
        TurnEvent.TicketOpened ticket => $"\nTicket {ticket.Number} ({ticket.State})\n",
        TurnEvent.Outcome outcome => $"\n{outcome.State}\n",
        TurnEvent.ServerChosen server => $"· Server: {server.Name}{(server.Assumed ? " (assumed)" : "")}\n",
        _ => "",
    };
}
