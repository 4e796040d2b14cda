namespace Portal.Domain.Memory;

/// <summary>A problem to remember.</summary>
/// <param name="Code">The finding's code, or the intent where there is none.</param>
/// <param name="Text">What the owner reads; cut at 300 characters. Written by us, never by a log.</param>
public sealed record IssueNote(string Code, string Text, string? ServerId, string? ServerName, Guid? ConversationId);
