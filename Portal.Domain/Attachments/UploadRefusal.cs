namespace Portal.Domain.Attachments;

/// <summary>Why an upload was not taken.</summary>
public enum UploadProblem
{
    TooLarge,
    Archive,
    NotText,
    Broken,
    Empty,
    TooMany,
    NoRoom,
}

/// <summary>A refusal in words that its owner reads.</summary>
/// <param name="RetryAfter">When to try again, where waiting helps.</param>
public sealed record UploadRefusal(UploadProblem Problem, string Message, TimeSpan? RetryAfter = null)
{
    public static UploadRefusal TooLarge(int megabytes) =>
        new(UploadProblem.TooLarge, $"This log is larger than {megabytes} MiB after unpacking. Please send the part around the problem: the last few thousand lines are usually enough.");

    public static UploadRefusal Archive(string name) =>
        new(UploadProblem.Archive, $"{name} is an archive. Please unpack it and send the log file itself (.log, .txt or .log.gz).");

    public static UploadRefusal NotText(string name) =>
        new(UploadProblem.NotText, $"{name} is not a text file. Please send the server's log, for example logs/latest.log.");

    public static UploadRefusal Broken(string name) =>
        new(UploadProblem.Broken, $"{name} could not be unpacked: the file is damaged or not complete. Please send it again.");

    public static UploadRefusal Empty(string name) => new(UploadProblem.Empty, $"There is nothing in {name}.");
}

/// <summary>Thrown inside the reading of an upload; the service makes an answer of it.</summary>
internal sealed class UploadRefusedException(UploadRefusal refusal) : Exception(refusal.Message)
{
    public UploadRefusal Refusal => refusal;
}
