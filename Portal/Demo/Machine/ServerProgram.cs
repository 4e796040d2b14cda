namespace Portal.Demo.Machine;

/// <summary>The program in a server's container: works through the plan's steps and tells when it is up or has ended by itself.</summary>
/// <param name="done">Called when the egg's done text was logged.</param>
/// <param name="ended">Called when the process ended without being stopped.</param>
internal sealed class ServerProgram(DemoServer server, Action done, Action<Step.Exit> ended)
{
    public async Task BootAndLiveAsync(CancellationToken cancellationToken)
    {
        server.Console.Print($"\u001b[1m\u001b[33mcontainer@pterodactyl~ \u001b[0m{server.Invocation()}");
        var steps = server.Plan.Boot(server).ToList();
        var pace = server.Plan.BootTime / Math.Max(1, steps.Count(step => step is Step.Say or Step.Print));
        foreach (var step in steps)
        {
            if (step is Step.Say or Step.Print)
            {
                await server.Time.Wait(pace, cancellationToken);
            }

            if (await DoAsync(step, cancellationToken))
            {
                return;
            }
        }

        await LiveAsync(cancellationToken);
    }

    public async Task LiveAsync(CancellationToken cancellationToken)
    {
        foreach (var step in server.Plan.Life(server))
        {
            if (await DoAsync(step, cancellationToken))
            {
                return;
            }
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    /// <returns>True when the process ended by itself.</returns>
    public async Task<bool> DoAsync(Step step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (step)
        {
            case Step.Say say:
                server.Log.Write(say);
                if (say.Text.Contains(server.Plan.Egg.DoneText, StringComparison.Ordinal))
                {
                    done();
                }

                break;
            case Step.Print print:
                server.Console.Print(print.Text);
                break;
            case Step.Pause pause:
                await server.Time.Wait(pause.For, cancellationToken);
                break;
            case Step.Do work:
                work.Act(server);
                break;
            case Step.Exit exit:
                ended(exit);
                return true;
        }

        return false;
    }
}
