using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Chat;
using Portal.Cli;
using Portal.Demo;
using Portal.Domain.Confirmations;
using Portal.Domain.Conversations;
using Portal.Domain.Data;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Web.Chat;

/// <summary>The whole portal on its demo, talked to past the pages: workers, tools, panel and database are the product's own.</summary>
public sealed class TalkingPortal : IAsyncDisposable
{
    private readonly PortalFactory _factory;

    private TalkingPortal(PortalFactory factory) => _factory = factory;

    public IServiceProvider Services => _factory.Services;

    /// <summary>The demo panel, to count what reaches it and to print into its consoles.</summary>
    public DemoPanel Panel => Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<DemoPanelHost>().Single().Panel!;

    public static TalkingPortal Start(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null)
    {
        var portal = new TalkingPortal(new PortalFactory { Demo = true, Settings = settings ?? [], Replace = replace });
        _ = portal.Services; // starts it
        return portal;
    }

    /// <summary>Somebody of the demo, signed in.</summary>
    public async Task<Caller> CallerAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<VerbCallers>().FindAsync(email, Token))!;
    }

    /// <summary>Says something and waits for the whole answer.</summary>
    public async Task<(Guid Conversation, TranscriptLine Answer)> SayAsync(Caller caller, string text, string? server = null, Guid? conversation = null)
    {
        var chosen = server is null ? null : await ServerAsync(caller, server);
        var said = await Services.GetRequiredService<ChatDesk>()
            .SayAsync(caller, conversation, Guid.NewGuid().ToString("N"), text, chosen, Token);
        said.Refused.Should().BeNull();
        return (said.ConversationId, await AnswerAsync(caller, said.ConversationId, line => line.AnswersId == said.MessageId));
    }

    /// <summary>The answer that fits, once it is finished.</summary>
    public async Task<TranscriptLine> AnswerAsync(Caller caller, Guid conversation, Func<TranscriptLine, bool> which)
    {
        var reader = Services.GetRequiredService<ConversationReader>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(90));
        var open = (await reader.OpenAsync(caller, conversation, patience.Token))!;
        if (Finished(open.Transcript.FirstOrDefault(which)) is { } there)
        {
            return there;
        }

        await foreach (var _ in open.Feed.FollowAsync(open.Number, patience.Token))
        {
            var now = (await reader.OpenAsync(caller, conversation, patience.Token))!;
            if (Finished(now.Transcript.FirstOrDefault(which)) is { } line)
            {
                return line;
            }
        }

        throw new InvalidOperationException("The feed ended.");
    }

    /// <summary>Every card of a conversation.</summary>
    public Task<IReadOnlyList<PendingAction>> CardsAsync(Caller caller, Guid conversation) =>
        Services.GetRequiredService<Proposals>().ListAsync(caller, conversation, Token);

    /// <summary>Counts rows, for the system.</summary>
    public async Task<int> CountAsync(Func<IPortalDb, IQueryable<object>> rows)
    {
        await using var db = await Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(Token);
        return await rows(db).CountAsync(Token);
    }

    public ValueTask DisposeAsync() => _factory.DisposeAsync();

    private async Task<ChosenServer> ServerAsync(Caller caller, string name)
    {
        var servers = await Services.GetRequiredService<IPanelReader>().ListServersAsync(caller, Token);
        var server = servers.Single(s => s.Name == name);
        return new ChosenServer(server.Id, server.Name);
    }

    private static TranscriptLine? Finished(TranscriptLine? line) => line is { State: not MessageState.Streaming } ? line : null;

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
