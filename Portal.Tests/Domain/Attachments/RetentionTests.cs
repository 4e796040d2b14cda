using Microsoft.EntityFrameworkCore;
using Portal.Domain.Conversations;
using Portal.Domain.Jobs;
using Portal.Tests.Fixtures;

namespace Portal.Tests.Domain.Attachments;

/// <summary>Whose a log is, with which message it goes, and when it is gone.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch.AddYears(60));
    private AttachmentWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await AttachmentWorld.CreateAsync(clock: _clock);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact, Trait("Req", "XA4")]
    public async Task Anothers_log_is_not_there()
    {
        var id = (await _world.SendAsync("x\n"u8.ToArray())).Attachment!.Id;
        foreach (var other in new[] { Callers.Noah, Callers.Ada, Callers.Admin })
        {
            (await _world.Service.FindAsync(other, id, AttachmentWorld.Token)).Should().BeNull();
            (await _world.Service.OpenAsync(other, id, AttachmentWorld.Token)).Should().BeNull();
            (await _world.Service.DiscardAsync(other, id, AttachmentWorld.Token)).Should().BeFalse();
        }

        (await SayAsync(Callers.Noah, id)).Refused.Should().Contain("not there any more");
        (await SayAsync(Callers.Olivia, id)).Refused.Should().BeNull();
        (await SayAsync(Callers.Olivia, id)).Refused.Should().Contain("not there any more", "it went with another message already");
    }

    [Fact]
    public async Task A_refused_log_saves_no_message()
    {
        await SayAsync(Callers.Olivia, Guid.NewGuid());
        await using var db = await _world.Database.OpenForSystemAsync();
        (await db.Messages.CountAsync(AttachmentWorld.Token)).Should().Be(0);
        (await db.Conversations.CountAsync(AttachmentWorld.Token)).Should().Be(0);
    }

    [Fact, Trait("Req", "XI3")]
    public async Task After_a_day_the_text_is_gone_and_the_row_says_so()
    {
        var id = (await _world.SendAsync("x\n"u8.ToArray())).Attachment!.Id;
        await SayAsync(Callers.Olivia, id);
        _clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await RunAsync();
        _world.Files.Should().HaveCount(2);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await _world.Service.OpenAsync(Callers.Olivia, id, AttachmentWorld.Token)).Should().BeNull("time counts, not the job");
        await RunAsync();
        _world.Files.Should().BeEmpty();
        (await _world.Service.FindAsync(Callers.Olivia, id, AttachmentWorld.Token))!.GoneAt.Should().NotBeNull();
    }

    [Fact]
    public async Task What_was_never_sent_goes_whole_and_strays_go_too()
    {
        var id = (await _world.SendAsync("x\n"u8.ToArray())).Attachment!.Id;
        await File.WriteAllTextAsync(_world.Folder.Part(Guid.NewGuid()), "half", AttachmentWorld.Token); // written in a year long before this clock's
        _clock.Advance(TimeSpan.FromHours(2));
        await RunAsync();
        _world.Files.Should().BeEmpty();
        (await _world.Service.FindAsync(Callers.Olivia, id, AttachmentWorld.Token)).Should().BeNull();
    }

    private Task<JobResult> RunAsync() => _world.Job.RunAsync(new Progress<JobProgress>(), AttachmentWorld.Token);

    private Task<Said> SayAsync(Portal.Domain.People.Caller caller, Guid log)
    {
        var chat = new ConversationService(
            _world.Database.Databases, new ConversationFeeds(_world.Database.Databases), new SimplePeople(), new FixedOptions<ChatOptions>(new ChatOptions()), _clock);
        return chat.SayAsync(caller, null, Guid.NewGuid().ToString("N"), "Look", null, (db, message, token) => _world.Service.TieAsync(db, message, [log], token), AttachmentWorld.Token);
    }
}
