using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Fixtures;

/// <summary>A PostgreSQL of the test's own in a temporary folder, on a free loopback port. PostgreSQL refuses root, so root lends it to nobody.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-postgres-");
    private readonly string _programs;
    private readonly int _port;

    private PostgresServer(string programs, int port) => (_programs, _port) = (programs, port);

    /// <summary>For <c>ConnectionStrings:Portal</c>.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=portal;Database=postgres";

    /// <summary>Starts it, or skips the test where PostgreSQL is not installed.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        const string root = "/usr/lib/postgresql";
        var programs = Directory.Exists(root) ? Directory.GetDirectories(root).Select(folder => Path.Combine(folder, "bin")).LastOrDefault(Directory.Exists) : null;
        Assert.SkipWhen(programs is null, "PostgreSQL is not installed; .ci/test installs it where it can.");
        var server = new PostgresServer(programs!, FreePort());
        var data = Path.Combine(server._folder.FullName, "data");
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", ["nobody", server._folder.FullName]);
        }

        await server.AsOrdinaryUserAsync("initdb", "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "-N");
        await server.AsOrdinaryUserAsync(
            "pg_ctl", "-D", data, "-w", "-l", Path.Combine(server._folder.FullName, "log"),
            "-o", $"-p {server._port} -k {server._folder.FullName} -c listen_addresses=127.0.0.1 -c fsync=off", "start");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        await AsOrdinaryUserAsync("pg_ctl", "-D", Path.Combine(_folder.FullName, "data"), "-m", "immediate", "-w", "stop");
        _folder.Delete(recursive: true);
    }

    private Task AsOrdinaryUserAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.UserName == "root" ? RunAsync("runuser", ["-u", "nobody", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    // Its output is left alone: the server inherits a pipe and would keep it open.
    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0, "{0} must work", program);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
