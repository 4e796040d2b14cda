using System.Net.Http.Headers;
using Portal.Hosting;

namespace Portal.Demo;

/// <summary>Where the demo panel of a running portal is, noted in its data directory, so that a verb beside it sees the same servers.</summary>
internal sealed class DemoPanelNote(DataFolder folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private string File => Path.Combine(folder.Path, "demo-panel.url");

    /// <summary>Notes the address of a panel that has just begun.</summary>
    public Task WriteAsync(Uri address, CancellationToken cancellationToken) => System.IO.File.WriteAllTextAsync(File, address.ToString(), cancellationToken);

    /// <summary>Takes the note away when the panel ends.</summary>
    public void Remove() => System.IO.File.Delete(File);

    /// <summary>The address that was noted, when a demo panel answers there; a portal that was killed leaves its note behind.</summary>
    public async Task<Uri?> FindAsync(CancellationToken cancellationToken)
    {
        if (!System.IO.File.Exists(File)
            || !Uri.TryCreate(await System.IO.File.ReadAllTextAsync(File, cancellationToken), UriKind.Absolute, out var address) || !address.IsLoopback)
        {
            return null;
        }

        return await AnswersAsync(address, cancellationToken) ? address : null;
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/api/client/account"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DemoPeople.All[0].PanelKey);
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
