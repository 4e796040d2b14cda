using System.Net;
using System.Text;
using Portal.Domain.Panel;
using Portal.Domain.People;

namespace Portal.Integrations.Panel;

/// <summary>Files of a server. "Not there" is told apart from trouble by looking at the folder: nodes answer 500 to both.</summary>
internal sealed class PanelFiles(PanelCalls calls, HttpClient http)
{
    private const int Largest = PanelTransport.LargestBody;

    public async Task<IReadOnlyList<PanelFile>> ListAsync(Caller caller, string serverId, string directory, CancellationToken cancellationToken)
    {
        var call = await calls.EnterAsync(caller, serverId, "file.read", isWrite: false, cancellationToken);
        return await ListAsync(call, Tidy(directory), cancellationToken) ?? [];
    }

    /// <summary>The text, or null when the file is not there.</summary>
    public async Task<string?> ReadAsync(Caller caller, string serverId, string path, CancellationToken cancellationToken)
    {
        var call = await calls.EnterAsync(caller, serverId, "file.read-content", isWrite: false, cancellationToken);
        var reply = await calls.ReadAsync(call, $"/files/contents?file={Uri.EscapeDataString(Tidy(path))}", cancellationToken);
        if (reply.IsSuccess)
        {
            return reply.IsHtml ? throw new PanelProblemException(PanelRefusals.Down()) : reply.Text.TrimStart('\uFEFF');
        }

        return MayBeMissing(reply) && await IsMissingAsync(call, Tidy(path), isFile: true, cancellationToken)
            ? null
            : throw await calls.ProblemAsync(call, reply, cancellationToken);
    }

    /// <summary>The end of a file of any size, at most <paramref name="bytes"/>, through a signed address of the node.</summary>
    public async Task<string> ReadTailAsync(Caller caller, string serverId, string path, int bytes, CancellationToken cancellationToken)
    {
        var call = await calls.EnterAsync(caller, serverId, "file.read-content", isWrite: false, cancellationToken);
        var answer = await calls.GetAsync(call, $"/files/download?file={Uri.EscapeDataString(Tidy(path))}", cancellationToken);
        if (!Uri.TryCreate(answer.Find("attributes")?.Text("url"), UriKind.Absolute, out var signed) || signed.Scheme is not ("http" or "https"))
        {
            throw new PanelProblemException(PanelRefusals.Down());
        }

        try
        {
            return await TailAsync(signed, bytes, cancellationToken);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            throw new PanelProblemException(
                new PanelProblem(PanelProblemKind.NodeOffline, "The machine this server runs on did not hand out the file."), failed);
        }
    }

    private async Task<string> TailAsync(Uri signed, int bytes, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(signed, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var (ring, total) = (new byte[bytes], 0L);
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            for (var i = 0; i < read; i++)
            {
                ring[total++ % bytes] = buffer[i];
            }
        }

        var (start, length) = (total > bytes ? (int)(total % bytes) : 0, (int)Math.Min(total, bytes));
        byte[] tail = [.. ring.AsSpan(start, length - start), .. ring.AsSpan(0, total > bytes ? start : 0)];
        return Encoding.UTF8.GetString(tail);
    }

    private async Task<IReadOnlyList<PanelFile>?> ListAsync(PanelCall call, string directory, CancellationToken cancellationToken)
    {
        var reply = await calls.ReadAsync(call, $"/files/list?directory={Uri.EscapeDataString(directory)}", cancellationToken);
        if (reply is { IsSuccess: true, IsJson: true })
        {
            return [.. reply.Json().Items().Select(ServerShapes.File)];
        }

        return MayBeMissing(reply) && directory != "/" && await IsMissingAsync(call, directory, isFile: false, cancellationToken)
            ? null
            : throw await calls.ProblemAsync(call, reply, cancellationToken);
    }

    // The panel's own 404 is about the server; the node's words come as other codes.
    private static bool MayBeMissing(PanelReply reply) =>
        reply is { Status: HttpStatusCode.InternalServerError or HttpStatusCode.NotFound, Error.Code: not "NotFoundHttpException" };

    // No right to look at the folder: then the node's word that it could not read the file has to do.
    private async Task<bool> IsMissingAsync(PanelCall call, string path, bool isFile, CancellationToken cancellationToken)
    {
        var cut = path.LastIndexOf('/');
        var (parent, name) = (cut <= 0 ? "/" : path[..cut], path[(cut + 1)..]);
        try
        {
            var entries = await ListAsync(call with { Permission = "file.read" }, parent, cancellationToken);
            return entries is null || !entries.Any(entry => entry.Name == name && entry.IsFile == isFile);
        }
        catch (PanelProblemException refused) when (refused.Problem.Kind is PanelProblemKind.NoPermission)
        {
            return true;
        }
    }

    private static string Tidy(string path) => "/" + path.Trim('/');

    /// <summary>Whether a file of this size comes in one piece.</summary>
    public static bool FitsInOne(long size) => size <= Largest;
}
