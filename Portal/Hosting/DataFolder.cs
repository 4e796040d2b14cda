namespace Portal.Hosting;

/// <summary>The data directory.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record DataFolder(string Path);
