namespace Portal.Demo.Machine;

/// <summary>
/// The power of a server as the node handles it: offline → starting → running → stopping → offline, one action at a time, in the background.
/// </summary>
public sealed class PowerMachine : IAsyncDisposable
{
    private readonly DemoServer _server;
    private readonly ServerProgram _program;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private CancellationTokenSource _run = new();
    private CancellationTokenSource _killing = new();
    private Task _process = Task.CompletedTask;
    private Task _action = Task.CompletedTask;
    private DateTimeOffset? _lastCrash;
    private object? _holder;

    public PowerMachine(DemoServer server)
    {
        _server = server;
        _program = new ServerProgram(server, BecomeRunning, Crash);
    }

    /// <summary><c>offline</c>, <c>starting</c>, <c>running</c> or <c>stopping</c>.</summary>
    public string State { get; private set; } = "offline";

    /// <summary>When the container started; null while it is off.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>How often it was started since the world began; 0 = it still runs from before.</summary>
    public int Starts { get; private set; }

    /// <summary>The process's end, for those who must wait for it.</summary>
    internal Task Process => _process;

    /// <summary>Accepts a signal and works on it in the background. A second action while one is under way is dropped, and so is a needless one.</summary>
    public void Send(string signal) => _ = Task.Run(() => ActAsync(signal));

    /// <summary>Takes up a server that was already running when the world began.</summary>
    internal void Resume(DateTimeOffset startedAt)
    {
        StartedAt = startedAt;
        State = "running";
        Launch(_program.LiveAsync);
    }

    /// <summary>Marks the server as starting to stop because its own stop command was typed, then stops it.</summary>
    internal void StopByCommand() => Send("stop");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run.CancelAsync();
        await _process.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _run.Dispose();
        _killing.Dispose();
    }

    private async Task ActAsync(string signal)
    {
        if (signal == "kill")
        {
            await KillAsync();
        }
        else if (Hold() is { } ticket)
        {
            _action = HoldingAsync(signal, ticket);
            await _action;
        }
    }

    /// <returns>The ticket to give back, or null: another action is under way.</returns>
    private object? Hold()
    {
        lock (_gate)
        {
            return _holder is null && !_end.IsCancellationRequested ? _holder = new object() : null;
        }
    }

    private void Release(object ticket)
    {
        lock (_gate)
        {
            _holder = _holder == ticket ? null : _holder;
        }
    }

    private async Task HoldingAsync(string signal, object ticket)
    {
        try
        {
            await (signal switch { "start" => StartAsync(), "stop" => StopAsync(ticket), _ => RestartAsync() });
        }
        catch (OperationCanceledException)
        {
            // The panel is going down, or the server was killed meanwhile.
        }
        finally
        {
            Release(ticket);
        }
    }

    private async Task StopAsync(object ticket)
    {
        if (await EndAsync())
        {
            // Free before anybody hears "offline", so that who then says "start" is heard.
            Release(ticket);
            TurnOff();
        }
    }

    private async Task RestartAsync()
    {
        if (await EndAsync())
        {
            TurnOff();
        }

        await StartAsync();
    }

    private async Task StartAsync()
    {
        if (State != "offline")
        {
            return;
        }

        Starts++;
        _server.Console.Forget();
        Become("starting");
        foreach (var (line, work) in DaemonLines.Preparations)
        {
            _server.Console.Daemon(DaemonLines.As(_server.Kind, line));
            work(_server);
            await _server.Time.Wait(TimeSpan.FromMilliseconds(120), _end.Token);
        }

        if (State != "starting")
        {
            return; // killed meanwhile
        }

        StartedAt = _server.Time.Now;
        _server.Log.Rotate();
        Launch(_program.BootAndLiveAsync);
    }

    private void Launch(Func<CancellationToken, Task> life)
    {
        _run.Dispose();
        _killing.Dispose();
        (_run, _killing) = (CancellationTokenSource.CreateLinkedTokenSource(_end.Token), CancellationTokenSource.CreateLinkedTokenSource(_end.Token));
        var token = _run.Token;
        _process = Task.Run(() => Task.WhenAll(life(token), Usage.ReportAsync(_server, token)), CancellationToken.None);
    }

    private void BecomeRunning()
    {
        if (State == "starting")
        {
            Become("running");
        }
    }

    private void Crash(Step.Exit exit)
    {
        TurnOff();
        foreach (var line in DaemonLines.Crash(exit))
        {
            _server.Console.Daemon(line);
        }

        _server.Activity.Crashed(exit.Code, exit.OutOfMemory);
        if (_server.Plan.RestartsAfterCrash && !(_server.Time.Now - _lastCrash < TimeSpan.FromSeconds(60)))
        {
            _lastCrash = _server.Time.Now;
            Send("start");
        }
        else
        {
            _server.Console.Daemon(DaemonLines.Aborting);
        }
    }

    /// <returns>False when it was off already.</returns>
    private async Task<bool> EndAsync()
    {
        if (State == "offline")
        {
            return false;
        }

        Become("stopping");
        await _run.CancelAsync();
        await _process.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var step in _server.Plan.Stop(_server))
        {
            await _program.DoAsync(step, _killing.Token);
            await _server.Time.Wait(TimeSpan.FromMilliseconds(200), _killing.Token);
        }

        return true;
    }

    private async Task KillAsync()
    {
        if (State == "offline")
        {
            return;
        }

        Become("stopping");
        await _killing.CancelAsync();
        await _run.CancelAsync();
        await _process.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _action.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        TurnOff();
    }

    private void TurnOff()
    {
        _run.Cancel();
        StartedAt = null;
        _server.Players.Clear();
        Become("offline");
        _server.Feed.Publish(ServerEvent.Stats(Usage.Socket(_server)));
    }

    private void Become(string state)
    {
        if (State != state)
        {
            State = state;
            _server.Feed.Publish(ServerEvent.Status(state));
        }
    }
}
