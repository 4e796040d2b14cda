using System.Diagnostics;
using System.Threading.Channels;

namespace Portal.Tests.Fixtures;

/// <summary>The portal as a process of its own, as an operator starts it; killed and cleaned up with the test.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process _process;
    private bool _isKept;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private PortalProcess(Process process, string dataDirectory)
    {
        (_process, DataDirectory) = (process, dataDirectory);
        _process.OutputDataReceived += Take;
        _process.ErrorDataReceived += Take;
    }

    /// <summary>Its temporary data directory.</summary>
    public string DataDirectory { get; }

    /// <summary>Leaves the data directory behind when this one is disposed: another process goes on with it.</summary>
    public void Keep() => _isKept = true;

    /// <summary>The process, for tests that kill it.</summary>
    public Process Process => _process;

    /// <summary>Starts <c>serve</c> on a free port.</summary>
    public static Task<PortalProcess> ServeAsync(Dictionary<string, string?> environment, string? dataDirectory = null) =>
        StartAsync([], new(environment) { ["ASPNETCORE_URLS"] = environment.GetValueOrDefault("ASPNETCORE_URLS") ?? "http://127.0.0.1:0" }, dataDirectory);

    /// <summary>Starts a verb.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">Added to the environment; null removes.</param>
    /// <param name="dataDirectory">Another process's folder, to go on with it; null = a new one.</param>
    public static Task<PortalProcess> StartAsync(string[] arguments, Dictionary<string, string?> environment, string? dataDirectory = null)
    {
        var data = dataDirectory ?? Directory.CreateTempSubdirectory("portal-process-").FullName;
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = data,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Portal__DataDirectory"] = data;
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var process = new PortalProcess(new Process { StartInfo = start }, data);
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return Task.FromResult(process);
    }

    /// <summary>The next line of output that contains this text; lines before it are passed over.</summary>
    public async Task<string> LineAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(120));
        await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The process ended without saying '{text}'.");
    }

    /// <summary>Everything it said, when it ends by itself.</summary>
    public async Task<(int ExitCode, IReadOnlyList<string> Lines)> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _lines.Writer.TryComplete();
        var all = new List<string>();
        await foreach (var line in _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            all.Add(line);
        }

        return (_process.ExitCode, all);
    }

    /// <summary>Asks it to stop as an operator does (SIGTERM).</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        if (!_isKept && Directory.Exists(DataDirectory))
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            _lines.Writer.TryWrite(line.Data);
        }
    }
}
