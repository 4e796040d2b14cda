using System.Diagnostics;
using System.Text;
using Portal.Domain.Knowledge.Ingestion;

namespace Portal.Integrations.Documents.Pdf;

/// <summary>
/// Runs <c>pdftotext</c> on one file: no shell, no environment, a folder of its own; memory, processor time and output bounded by the
/// kernel, wall-clock time and text by us. What goes on too long is killed.
/// </summary>
internal class PdfToText(TimeProvider clock)
{
    private const string Program = "pdftotext";
    private const string Limiter = "prlimit";
    private const int MostCharacters = 8 * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly string[] Limits = ["--as=536870912", "--cpu=20", "--fsize=67108864", "--core=0", "--"];

    /// <summary>Why it cannot run here, or null.</summary>
    public virtual string? Absence => (Find(Program), Find(Limiter)) switch
    {
        (null, _) => "PDF files are not read here: 'pdftotext' is not installed (on Debian: apt install poppler-utils).",
        (_, null) => "PDF files are not read here: 'prlimit', which bounds 'pdftotext', is not installed (on Debian: apt install util-linux).",
        _ => null,
    };

    /// <summary>The file's text. Throws <see cref="UnreadableContentException"/>.</summary>
    public async Task<string> RunAsync(byte[] pdf, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("portal-pdf-");
        try
        {
            var file = Path.Combine(folder.FullName, "in.pdf");
            await File.WriteAllBytesAsync(file, pdf, cancellationToken);
            using var limit = new CancellationTokenSource(Longest, clock);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            return await RunAsync(file, folder.FullName, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnreadableContentException($"Reading it took longer than {Longest.TotalSeconds:0} seconds.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string file, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Find(Limiter)!, [.. Limits, Find(Program)!, "-q", "-enc", "UTF-8", file, "-"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder, StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var text = await ReadAsync(process.StandardOutput, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            await errors;
            return process.ExitCode == 0 ? text : throw new UnreadableContentException("The PDF is damaged, protected, or needs more memory than it is given.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task<string> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var (text, buffer) = (new StringBuilder(), new char[16 * 1024]);
        while (await output.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            text.Append(buffer, 0, read);
            if (text.Length > MostCharacters)
            {
                throw new UnreadableContentException("It holds more text than one document may.");
            }
        }

        return text.ToString();
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
