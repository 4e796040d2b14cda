using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Data;
using Portal.Domain.Knowledge;
using Portal.Domain.Knowledge.Sources;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Integrations.Documents;

/// <summary>Watched folders, on real files and the real signs of the system.</summary>
public sealed class FolderWatcherTests : IAsyncDisposable
{
    private readonly DirectoryInfo _docs = Directory.CreateTempSubdirectory("portal-docs-");
    private readonly PortalFactory _portal = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _docs.Delete(recursive: true);
    }

    [Fact, Trait("Req", "K2"), Trait("Req", "K1")]
    public async Task What_happens_in_a_watched_folder_is_taken_up_without_anybody_asking()
    {
        Write("a.md", "# A\n\nThe first words.\n");
        Write("sub/b.md", "# B\n\nOther words.\n");
        var service = _portal.Services.GetRequiredService<SourceService>();
        (await service.SaveAsync(Callers.Admin, new KnowledgeSource { Name = "watched", Path = _docs.FullName }, isNew: true, Token)).IsDone.Should().BeTrue();
        await SeeAsync(texts => texts.Count == 2);
        Write("a.md", "# A\n\nThe second words.\n");
        await SeeAsync(texts => texts["a.md"].Contains("second"));
        Directory.Move(Path.Combine(_docs.FullName, "sub"), Path.Combine(_docs.FullName, "moved"));
        await SeeAsync(texts => texts.ContainsKey("moved/b.md") && !texts.ContainsKey("sub/b.md"));
        File.Delete(Path.Combine(_docs.FullName, "a.md"));
        await SeeAsync(texts => texts.Count == 1);
        (await service.EnableAsync(Callers.Admin, "watched", false, Token)).IsDone.Should().BeTrue();
        (await service.RemoveAsync(Callers.Admin, "watched", Token)).IsDone.Should().BeTrue();
        await SeeAsync(texts => texts.Count == 0);
    }

    // Bounded by far more than the five seconds that are promised: the machine may be busy.
    private async Task SeeAsync(Func<Dictionary<string, string>, bool> isSeen)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!isSeen(await TextsAsync(patience.Token)))
        {
            await look.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task<Dictionary<string, string>> TextsAsync(CancellationToken cancellationToken)
    {
        await using var db = await _portal.Services.GetRequiredService<IPortalDbFactory>().OpenForSystemAsync(cancellationToken);
        return await db.Documents.Join(db.Chunks, d => d.Id, c => c.DocumentId, (d, c) => new { d.Path, c.Text }).ToDictionaryAsync(d => d.Path, d => d.Text, cancellationToken);
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_docs.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
