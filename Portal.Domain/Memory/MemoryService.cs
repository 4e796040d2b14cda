using Microsoft.EntityFrameworkCore;
using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Domain.Memory;

/// <summary>What each owner is remembered for (S1-S4, S6): reading it, setting a preference, correcting, forgetting. Only ever their own.</summary>
public sealed class MemoryService(IPortalDbFactory databases, TimeProvider clock)
{
    /// <summary>Everything remembered about the caller.</summary>
    public async Task<OwnerMemory> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var items = await db.Memory.AsNoTracking().Where(m => m.OwnerId == caller.UserId).ToListAsync(cancellationToken);
        List<MemoryItem> Of(MemoryKind kind) => [.. items.Where(m => m.Kind == kind).OrderByDescending(m => m.UsedAt).ThenByDescending(m => m.Id)];
        var servers = Of(MemoryKind.ServerUse)
            .Select(m => new FrequentServer(m.Key, m.ServerName ?? m.Text, UseDecay.At(m.Weight, m.UsedAt, now)))
            .OrderByDescending(s => s.Weight);
        return new OwnerMemory(
            [.. Of(MemoryKind.Issue).Take(MemoryRecorder.KeptIssues)], [.. servers], Of(MemoryKind.Preference), Of(MemoryKind.Escalation));
    }

    /// <summary>Every item of the caller, kinds together, newest first within a kind.</summary>
    public async Task<IReadOnlyList<MemoryItem>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.Memory.AsNoTracking().Where(m => m.OwnerId == caller.UserId)
            .OrderBy(m => m.Kind).ThenByDescending(m => m.UsedAt).ToListAsync(cancellationToken);
    }

    /// <summary>Sets a preference; the old value of the same key is replaced.</summary>
    /// <param name="choice">One of <see cref="PreferenceChoice.Fixed"/> or <see cref="PreferenceChoice.MainServer"/>.</param>
    /// <param name="because">The owner's own words, word for word, or null when set on the page.</param>
    /// <param name="conversationId">Where they were said, or null for the page.</param>
    public async Task<MemoryItem> SetPreferenceAsync(
        Caller caller, PreferenceChoice choice, string? because, Guid? conversationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var item = await db.Memory.FirstOrDefaultAsync(
            m => m.OwnerId == caller.UserId && m.Kind == MemoryKind.Preference && m.Key == choice.Key, cancellationToken);
        if (item is null)
        {
            item = new MemoryItem
            {
                OwnerId = caller.UserId, Kind = MemoryKind.Preference, Key = choice.Key, Text = choice.Text, CreatedAt = now, UsedAt = now,
            };
            db.Memory.Add(item);
        }

        (item.Text, item.Because, item.ConversationId, item.UsedAt) = (choice.Text, because, conversationId, now);
        item.ServerId = choice.Key == PreferenceChoice.DefaultServer ? choice.Value : null;
        await db.SaveChangesAsync(cancellationToken);
        return item;
    }

    /// <summary>
    /// Changes an item: a preference to another of its choices (by value or text), an issue's wording freely. False when it is not theirs, or no such choice.
    /// </summary>
    public async Task<bool> EditAsync(Caller caller, Guid id, string text, CancellationToken cancellationToken)
    {
        text = text.Trim();
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        var item = await db.Memory.FirstOrDefaultAsync(m => m.Id == id && m.OwnerId == caller.UserId, cancellationToken);
        if (item is null || Edited(item, text) is not { } edited)
        {
            return false;
        }

        (item.Text, item.UsedAt) = (edited, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Forgets one item. False when it is not there or not theirs.</summary>
    public async Task<bool> ForgetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.Memory.Where(m => m.Id == id && m.OwnerId == caller.UserId).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>Forgets one preference by its key. False when there was none.</summary>
    public async Task<bool> ForgetPreferenceAsync(Caller caller, string key, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.Memory.Where(m => m.OwnerId == caller.UserId && m.Kind == MemoryKind.Preference && m.Key == key)
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>Forgets everything about the caller.</summary>
    /// <returns>How many items are gone.</returns>
    public async Task<int> ForgetAllAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.OpenAsync(caller, cancellationToken);
        return await db.Memory.Where(m => m.OwnerId == caller.UserId).ExecuteDeleteAsync(cancellationToken);
    }

    private static string? Edited(MemoryItem item, string text) => item switch
    {
        _ when text.Length is 0 or > 300 => null,
        { Kind: MemoryKind.Issue } => text,
        { Kind: MemoryKind.Preference } => PreferenceChoice.Fixed.FirstOrDefault(c =>
            c.Key == item.Key && (c.Text.Equals(text, StringComparison.OrdinalIgnoreCase) || c.Value.Equals(text, StringComparison.OrdinalIgnoreCase)))?.Text,
        _ => null,
    };
}
