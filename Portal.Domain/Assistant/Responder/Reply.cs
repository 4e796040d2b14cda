using System.Text.Json;
using Portal.Domain.Assistant.Responder.Texts;
using Portal.Domain.Assistant.Responder.Understanding;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Conversations;
using Portal.Domain.Escalation;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder;

/// <summary>One answer in the making: what the turn knows, its tools, and where it is written.</summary>
public sealed class Reply(TurnScope scope, IReadOnlyList<IAssistantTool> tools, TurnSignals signals, ReplyWriter writer, TimeProvider clock)
{
    private readonly List<string> _suggestions = [];

    public TurnScope Scope => scope;

    /// <summary>The tools of this turn.</summary>
    public IReadOnlyList<IAssistantTool> Tools => tools;

    public ReplyTexts Texts => scope.Texts;

    public TurnSignals Signals => signals;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The server this answer is about, once one is.</summary>
    public ServerStatus? Server { get; private set; }

    /// <summary>False when the answer had to rest on something and rests on nothing.</summary>
    public bool IsGrounded { get; private set; } = true;

    /// <summary>The ticket of this answer, once there is one.</summary>
    public EscalationResult? Ticket { get; set; }

    /// <summary>The owner has had everything forgotten in this turn: nothing new is noted either.</summary>
    public bool ForgotAll { get; set; }

    public void Say(string? paragraph) => writer.Say(paragraph);

    public void Step(string text) => writer.Step(text);

    public void Show(TurnEvent change) => writer.Show(change);

    /// <summary>Offers something to say next; three at most are shown.</summary>
    public void Suggest(params string[] texts) => _suggestions.AddRange(texts.Where(text => !_suggestions.Contains(text)));

    /// <summary>The answer rests on nothing.</summary>
    public void NotGrounded()
    {
        IsGrounded = false;
        signals.IsUngrounded = true;
    }

    /// <summary>A model has led the answer.</summary>
    public void LedBy(ModelLeadResult result)
    {
        if (!result.IsGrounded && Scope.Understood.Wishes.Any(wish => Intent.NeedsGround(wish.Intent)))
        {
            NotGrounded();
        }

        var seen = scope.Logs.Keys.Select(scope.Find).OfType<ServerStatus>().ToList();
        Server = seen.Count == 1 ? seen[0] : Server;
    }

    /// <summary>The conversation is about this server from here on.</summary>
    public void Choose(ServerStatus server, bool isAssumed)
    {
        if (Server?.Server.Id != server.Server.Id && scope.Turn.ServerId != server.Server.Id)
        {
            Show(new TurnEvent.ServerChosen(server.Server.Id, server.Server.Name, isAssumed));
        }

        Server = server;
    }

    /// <summary>Calls a tool, with its line of progress, and shows what it gives.</summary>
    public Task<ToolResult> CallAsync(string tool, object arguments, CancellationToken cancellationToken) =>
        CallAsync(tool, arguments, showCards: true, cancellationToken);

    /// <summary>The same; without cards, where many servers are looked at to talk about one.</summary>
    public async Task<ToolResult> CallAsync(string tool, object arguments, bool showCards, CancellationToken cancellationToken)
    {
        if (tools.FirstOrDefault(t => t.Name == tool) is not { } found)
        {
            return new ToolResult("There is no such tool in this turn.", [], Failed: true);
        }

        var json = JsonSerializer.SerializeToElement(arguments);
        writer.Step(found.Progress(json));
        var result = await found.RunAsync(json, cancellationToken);
        if (result.ReadForeignText)
        {
            scope.Taint();
        }

        Show(new TurnEvent.ToolCalled(tool, ServerOf(json), result.Failed ? "failed" : "ok"));
        foreach (var change in showCards ? result.Events : [])
        {
            Show(change);
        }

        return result;
    }

    /// <summary>Calls a tool without a line of progress; its failure is nothing to show.</summary>
    public async Task<ToolResult> CallQuietlyAsync(string tool, object arguments, CancellationToken cancellationToken)
    {
        var result = await tools.First(t => t.Name == tool).RunAsync(JsonSerializer.SerializeToElement(arguments), cancellationToken);
        if (!result.Failed && result.Events.Count > 0)
        {
            Show(new TurnEvent.ToolCalled(tool, null, "ok"));
            result.Events.ToList().ForEach(Show);
        }

        return result;
    }

    /// <summary>The alias under which tools know a server.</summary>
    public string Alias(ServerStatus server) => scope.Aliases.Of(server.Server.Id)!;

    /// <summary>Ends with what the owner may say next.</summary>
    public void End()
    {
        if (_suggestions.Count > 0)
        {
            Show(new TurnEvent.Suggestions([.. _suggestions.Take(3)]));
        }
    }

    private string? ServerOf(JsonElement arguments) =>
        arguments.TryGetProperty("server", out var alias) && scope.Aliases.All.Contains(alias.GetString()!) ? scope.Aliases.Server(alias.GetString()!).Name : null;
}
