using System.IO.Compression;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Attachments;
using Portal.Domain.People;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Attachments;

/// <summary>Attached logs on a real database and a real folder.</summary>
internal sealed class AttachmentWorld : IAsyncDisposable
{
    private AttachmentWorld(TestDatabase database, AttachmentOptions options, ManualClock clock)
    {
        var monitor = new FixedOptions<AttachmentOptions>(options);
        Database = database;
        Folder = new AttachmentFolder(Path.Combine(database.Folder, "uploads"));
        Service = new AttachmentService(database.Databases, Folder, new UploadPace(monitor, clock), monitor, clock, NullLogger<AttachmentService>.Instance);
        Job = new ForgetAttachmentsJob(database.Databases, Folder, clock);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public TestDatabase Database { get; }

    public AttachmentFolder Folder { get; }

    public AttachmentService Service { get; }

    public ForgetAttachmentsJob Job { get; }

    public IReadOnlyList<string> Files => Directory.Exists(Folder.Path) ? [.. Directory.EnumerateFiles(Folder.Path).Select(file => Path.GetFileName(file))] : [];

    public static async Task<AttachmentWorld> CreateAsync(AttachmentOptions? options = null, ManualClock? clock = null) =>
        new(await TestDatabase.CreateAsync(), options ?? new AttachmentOptions(), clock ?? new ManualClock());

    public static byte[] Gzip(Action<Stream> write)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            write(gzip);
        }

        return packed.ToArray();
    }

    public Task<UploadResult> SendAsync(byte[] bytes, string name = "latest.log", Caller? caller = null) =>
        Service.ReceiveAsync(caller ?? Callers.Olivia, name, new MemoryStream(bytes), Token);

    public async Task<StoredLog> OpenAsync(UploadResult taken) => (await Service.OpenAsync(Callers.Olivia, taken.Attachment!.Id, Token))!;

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
