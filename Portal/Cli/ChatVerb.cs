using Portal.Chat;
using Portal.Demo;
using Portal.Domain.Conversations;
using Portal.Domain.Panel;
using Portal.Domain.People;
using Portal.Identity;

namespace Portal.Cli;

/// <summary><c>chat</c>: one turn in the terminal, with the same workers, tools and confirmations as the pages.</summary>
internal static class ChatVerb
{
    private const string Usage =
        """
        Portal chat --user EMAIL [--server NAME|ID] [--conversation ID] [--json] "text"

        One turn: the answer is streamed; a confirmation is asked at the prompt. With --json one event a line; a proposal is answered by a
        line 'approve' or 'decline' on stdin, and the end of input leaves it pending.
        """;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var read = VerbArguments.Read(args, ["--user", "--server", "--conversation"], ["--json"]);
        if (read.WantsHelp)
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        if ((read.Problem ?? Wrong(read)) is { } problem)
        {
            await errors.WriteLineAsync($"{problem} 'Portal chat --help' says more.");
            return 2;
        }

        await using var host = await VerbHost.StartAsync(cancellationToken);
        await host.StartAsync<DemoPanelHost>(cancellationToken);
        await host.StartAsync<DemoKnowledge>(cancellationToken);
        await host.StartAsync<TurnWorker>(cancellationToken);
        await host.StartAsync<ActionWorker>(cancellationToken);
        return await TalkAsync(host.Services, read, input, output, errors, cancellationToken);
    }

    private static string? Wrong(VerbArguments read) => read switch
    {
        _ when read["--user"] is null => "--user is missing.",
        { Rest.Count: not 1 } => "One text is needed; put it in quotes.",
        _ when read["--conversation"] is { } id && !Guid.TryParse(id, out _) => "--conversation takes the id of a conversation.",
        _ => null,
    };

    private static async Task<int> TalkAsync(
        IServiceProvider services, VerbArguments read, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var json = read.Has("--json");
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<VerbCallers>().FindAsync(read["--user"]!, cancellationToken) is not { } caller)
        {
            return await JsonOutput.FailAsync(output, errors, json, new PanelProblem(PanelProblemKind.NotFound, $"There is no person '{read["--user"]}'."));
        }

        if (caller.Role != Role.Owner)
        {
            return await JsonOutput.FailAsync(output, errors, json, new PanelProblem(PanelProblemKind.NoPermission, "Only owners talk with the assistant."));
        }

        try
        {
            var server = await ServerAsync(services, caller, read["--server"], cancellationToken);
            var talk = new ChatTalk(services, caller, json, input, output);
            var conversation = read["--conversation"] is { } id ? Guid.Parse(id) : (Guid?)null;
            return await talk.SayAsync(conversation, read.Rest[0], server, cancellationToken) is { } refused
                ? await JsonOutput.FailAsync(output, errors, json, refused)
                : 0;
        }
        catch (PanelProblemException problem)
        {
            return await JsonOutput.FailAsync(output, errors, json, problem.Problem);
        }
        finally
        {
            await scope.ServiceProvider.GetRequiredService<PersonSessions>().EndAsync(caller.SessionId, CancellationToken.None);
        }
    }

    private static async Task<ChosenServer?> ServerAsync(IServiceProvider services, Caller caller, string? wanted, CancellationToken cancellationToken)
    {
        if (wanted is null)
        {
            return null;
        }

        var servers = await services.GetRequiredService<IPanelReader>().ListServersAsync(caller, cancellationToken);
        var server = servers.FirstOrDefault(s => s.Id == wanted || s.Identifier == wanted || string.Equals(s.Name, wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new PanelProblemException(new PanelProblem(PanelProblemKind.NotFound, $"There is no server '{wanted}' among yours."));
        return new ChosenServer(server.Id, server.Name);
    }
}
