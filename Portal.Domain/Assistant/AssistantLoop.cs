using System.Runtime.CompilerServices;
using Portal.Domain.Assistant.Reports;
using Portal.Domain.Assistant.Responder;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Conversations;
using Portal.Domain.Memory;

namespace Portal.Domain.Assistant;

/// <summary>
/// Answers a turn: gathers, lets a model lead where one is configured and the built-in responder otherwise, decides about a person,
/// and writes down what really happened.
/// </summary>
public sealed class AssistantLoop(
    TurnPreparation preparation, ToolBox tools, BuiltInTurn builtIn, ActionReport report, MemoryRecorder recorder, IEnumerable<IModelLead> models,
    TimeProvider clock) : IAssistant
{
    /// <inheritdoc/>
    public IAsyncEnumerable<TurnEvent> AnswerAsync(AssistantTurn turn, CancellationToken cancellationToken) =>
        RunAsync((writer, token) => AnswerAsync(turn, writer, token), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TurnEvent> ReportAsync(AssistantTurn turn, Guid actionId, CancellationToken cancellationToken) =>
        RunAsync((writer, token) => ReportAsync(turn, actionId, writer, token), cancellationToken);

    private async Task AnswerAsync(AssistantTurn turn, ReplyWriter writer, CancellationToken cancellationToken)
    {
        var prepared = await preparation.PrepareAsync(turn, cancellationToken);
        var reply = NewReply(prepared, writer);
        var tier = await LeadAsync(prepared, reply, cancellationToken);
        if (tier is null)
        {
            await builtIn.AnswerAsync(prepared, reply, cancellationToken);
        }

        await Handover.ConsiderAsync(reply, cancellationToken);
        Close(prepared, reply, tier ?? "built-in");
        await RememberAsync(reply, cancellationToken);
    }

    private async Task ReportAsync(AssistantTurn turn, Guid actionId, ReplyWriter writer, CancellationToken cancellationToken)
    {
        var prepared = await preparation.PrepareAsync(turn with { Text = "" }, cancellationToken);
        var reply = NewReply(prepared, writer);
        await report.SayAsync(actionId, reply, cancellationToken);
        await Handover.ConsiderAsync(reply, cancellationToken);
        reply.Show(new TurnEvent.Classified("report", "simple", reply.IsGrounded, "built-in"));
        reply.End();
        await Handover.RememberAsync(reply, recorder, cancellationToken);
    }

    private Reply NewReply(PreparedTurn prepared, ReplyWriter writer)
    {
        var signals = new TurnSignals(prepared.Scope, prepared.Complexity);
        return new Reply(prepared.Scope, tools.ForTurn(prepared.Scope, signals), signals, writer, clock);
    }

    private async Task<string?> LeadAsync(PreparedTurn prepared, Reply reply, CancellationToken cancellationToken)
    {
        foreach (var model in models.Where(model => model.IsReady))
        {
            var result = await model.LeadAsync(prepared.Scope, reply.Tools, prepared.Complexity, reply.Show, cancellationToken);
            if (result.WasLed)
            {
                reply.LedBy(result);
                return result.Tier;
            }
        }

        return null;
    }

    private static void Close(PreparedTurn prepared, Reply reply, string tier)
    {
        reply.Show(new TurnEvent.Classified(prepared.Scope.Understood.First.Intent, prepared.Complexity.Name, reply.IsGrounded, tier));
        reply.End();
    }

    private async Task RememberAsync(Reply reply, CancellationToken cancellationToken)
    {
        var scope = reply.Scope;
        if (reply.ForgotAll)
        {
            return;
        }

        foreach (var issue in scope.Issues.DistinctBy(issue => (issue.Code, issue.ServerId)))
        {
            await recorder.RecordIssueAsync(scope.Turn.Caller, issue, cancellationToken);
        }

        if (reply.Server?.Server is { } server)
        {
            await recorder.RecordUseAsync(scope.Turn.Caller, server.Id, server.Name, scope.Turn.ConversationId, cancellationToken);
        }

        await Handover.RememberAsync(reply, recorder, cancellationToken);
    }

    // The work goes on beside the reader; leaving the stream early stops it.
    private static async IAsyncEnumerable<TurnEvent> RunAsync(
        Func<ReplyWriter, CancellationToken, Task> work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writer = new ReplyWriter();
        var working = WorkAsync(work, writer, stop.Token);
        try
        {
            await foreach (var change in writer.Events.ReadAllAsync(cancellationToken))
            {
                yield return change;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await working;
        }
    }

    private static async Task WorkAsync(Func<ReplyWriter, CancellationToken, Task> work, ReplyWriter writer, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            await work(writer, cancellationToken);
            writer.End();
        }
        catch (Exception problem) // whatever it is, it belongs to the reader of the stream
        {
            writer.End(problem);
        }
    }
}
