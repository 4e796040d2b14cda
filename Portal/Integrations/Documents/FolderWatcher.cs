using System.Threading.Channels;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Ingestion;
using Portal.Domain.Knowledge.Sources;

namespace Portal.Integrations.Documents;

/// <summary>
/// Keeps watched folders up to date within seconds (K2). A sign of change only says that something happened; what it was is seen by looking,
/// so signs that are lost or come in a heap do no harm. It also looks without any sign, slowly.
/// </summary>
internal sealed partial class FolderWatcher(
    IKnowledgeSources sources, SourceBell bell, FolderReader reader, IngestionService ingestion, TimeProvider clock, ILogger<FolderWatcher> logger) : BackgroundService
{
    /// <summary>How long nothing must happen before it is looked; a file is often written in pieces.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    /// <summary>How long is waited for quiet at most.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>How often it is looked without a sign.</summary>
    internal static readonly TimeSpan Rescan = TimeSpan.FromMinutes(1);

    /// <summary>The same where the system gives no signs.</summary>
    internal static readonly TimeSpan BlindRescan = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watched = new Dictionary<string, Watched>();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var rung = bell.Rung;
                await RenewAsync(watched, stoppingToken);
                await Task.WhenAny(rung, Task.Delay(Rescan, clock, stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
        finally
        {
            await Task.WhenAll(watched.Values.Select(folder => folder.StopAsync()));
        }
    }

    private async Task RenewAsync(Dictionary<string, Watched> watched, CancellationToken cancellationToken)
    {
        var all = await sources.ListAsync(cancellationToken);
        var wanted = all.Where(source => source is { IsFolder: true, Watch: true, Enabled: true }).ToDictionary(source => source.Name);
        foreach (var (name, old) in watched.Where(pair => !(wanted.TryGetValue(pair.Key, out var now) && Same(now, pair.Value.Source))).ToList())
        {
            watched.Remove(name);
            await old.StopAsync();
        }

        foreach (var source in wanted.Values.Where(source => !watched.ContainsKey(source.Name)))
        {
            watched[source.Name] = new Watched(source, token => FollowAsync(source, token), cancellationToken);
        }
    }

    private static bool Same(KnowledgeSource one, KnowledgeSource other) =>
        one.Path == other.Path && (one.Formats ?? []).SequenceEqual(other.Formats ?? []) && one.Licence == other.Licence;

    private async Task FollowAsync(KnowledgeSource source, CancellationToken cancellationToken)
    {
        var signs = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = Watch(source, signs.Writer);
        Dictionary<string, (long, DateTime)>? before = null;
        while (true)
        {
            try
            {
                before = await LookAsync(source, before, cancellationToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                Log.Failed(logger, source.Name, problem);
            }

            await WaitAsync(signs.Reader, watcher is null ? BlindRescan : Rescan, cancellationToken);
        }
    }

    // Ingests what differs from the last look; at the first one everything, for much may have happened while the portal was off.
    private async Task<Dictionary<string, (long, DateTime)>?> LookAsync(
        KnowledgeSource source, Dictionary<string, (long, DateTime)>? before, CancellationToken cancellationToken)
    {
        var root = new DirectoryInfo(source.Path!);
        if (!root.Exists)
        {
            return before;
        }

        var walk = FolderWalk.Of(root, name => reader.Wants(source, name), cancellationToken);
        var now = walk.Files.ToDictionary(file => file.Path, file => (file.Length, file.Written));
        if (before is null)
        {
            await ingestion.RunAsync([source], null, cancellationToken);
            return now;
        }

        var changed = now.Where(file => !before.TryGetValue(file.Key, out var old) || old != file.Value).Select(file => file.Key)
            .Concat(before.Keys.Where(path => !now.ContainsKey(path))).ToHashSet();
        if (changed.Count > 0)
        {
            await ingestion.RefreshAsync(source, changed, Timeout.InfiniteTimeSpan, null, cancellationToken);
            Log.Refreshed(logger, source.Name, changed.Count);
        }

        return now;
    }

    private async Task WaitAsync(ChannelReader<byte> signs, TimeSpan rescan, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rest = Task.Delay(rescan, clock, limit.Token);
        var sign = signs.WaitToReadAsync(limit.Token).AsTask();
        var isSign = await Task.WhenAny(sign, rest) == sign;
        if (isSign)
        {
            var until = clock.GetUtcNow() + Patience;
            do
            {
                signs.TryRead(out _);
                await Task.Delay(Quiet, clock, cancellationToken);
            }
            while (signs.TryPeek(out _) && clock.GetUtcNow() < until);
        }

        await limit.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private FileSystemWatcher? Watch(KnowledgeSource source, ChannelWriter<byte> signs)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(source.Path!) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => signs.TryWrite(0);
            watcher.Created += (_, _) => signs.TryWrite(0);
            watcher.Deleted += (_, _) => signs.TryWrite(0);
            watcher.Renamed += (_, _) => signs.TryWrite(0);
            watcher.Error += (_, _) => signs.TryWrite(0);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            Log.Blind(logger, source.Name, problem.Message);
            return null;
        }
    }

    /// <summary>A folder that is followed until it is stopped.</summary>
    private sealed class Watched
    {
        private readonly CancellationTokenSource _stop;
        private readonly Task _following;

        public Watched(KnowledgeSource source, Func<CancellationToken, Task> follow, CancellationToken cancellationToken)
        {
            Source = source;
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _following = Task.Run(() => follow(_stop.Token), CancellationToken.None);
        }

        public KnowledgeSource Source { get; }

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Source {Source}: {Changed} files changed and were read again.")]
        public static partial void Refreshed(ILogger logger, string source, int changed);

        [LoggerMessage(LogLevel.Warning, "The folder of source {Source} cannot be watched ({Problem}); it is looked through every few seconds.")]
        public static partial void Blind(ILogger logger, string source, string problem);

        [LoggerMessage(LogLevel.Warning, "Changes of source {Source} could not be taken up; it is tried again.")]
        public static partial void Failed(ILogger logger, string source, Exception problem);
    }
}
