using Portal.Domain.Confirmations;

namespace Portal.Tests.Domain.Confirmations;

public sealed class ActionUndoTests
{
    [Theory, Trait("Req", "L8")]
    [InlineData("set_variable", "key=MAX_MEMORY;value=1536;before=2048", "set_variable key=MAX_MEMORY;value=2048")]
    [InlineData("set_variable", "key=MAX_MEMORY;value=1536", null)]
    [InlineData("set_docker_image", "image=x:java_21;before=x:java_17", "set_docker_image image=x:java_17")]
    [InlineData("disable_mod", "path=mods/a.jar;to=mods/a.jar.disabled;preimage=1", "enable_file path=mods/a.jar.disabled")]
    [InlineData("enable_file", "path=plugins/a.jar.disabled;to=plugins/a.jar;preimage=1", "disable_plugin path=plugins/a.jar")]
    [InlineData("accept_eula", "path=eula.txt;preimage=1;backup=eula.txt.20260101-000000.bak", "restore_file from=eula.txt.20260101-000000.bak;path=eula.txt")]
    [InlineData("accept_eula", "path=eula.txt;preimage=absent", null)]
    [InlineData("remove_session_lock", "path=world/session.lock;preimage=1;backup=world/session.lock.1.bak", "restore_file from=world/session.lock.1.bak;path=world/session.lock")]
    [InlineData("restore_file", "path=a.yml;from=a.yml.bak;preimage=1;backup=a.yml.2.bak", "restore_file from=a.yml.2.bak;path=a.yml")]
    [InlineData("stop", "", "start ")]
    [InlineData("kill", "", "start ")]
    [InlineData("start", "", "stop ")]
    [InlineData("restart", "", null)]
    public void Every_change_knows_its_way_back(string verb, string parameters, string? undo)
    {
        var back = ActionUndo.Of(Card(verb, parameters));
        (back is { } way ? $"{way.Verb} {string.Join(';', way.Parameters.OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}"))}" : null).Should().Be(undo);
    }

    [Fact, Trait("Req", "A2")]
    public void A_card_shows_before_and_after_from_its_row()
    {
        var variable = ActionPreview.Of(Card("set_variable", "key=MAX_MEMORY;value=1536;before=2048"));
        variable.Lines.Should().Equal(new PreviewLine("MAX_MEMORY", "2048", "1536"));
        ActionPreview.Of(Card("disable_mod", "path=mods/a.jar;to=mods/a.jar.disabled")).Lines.Should().Equal(new PreviewLine("file", "mods/a.jar", "mods/a.jar.disabled"));
        var text = ActionPreview.Of(Card("accept_eula", "path=eula.txt;diff=-eula=false\n+eula=true;backup=eula.txt.1.bak"));
        text.Diff.Should().Equal("-eula=false", "+eula=true");
        text.Backup.Should().Be("eula.txt.1.bak");
    }

    private static PendingAction Card(string verb, string parameters) => new()
    {
        OwnerId = "o", SessionId = "s", ConversationId = Guid.Empty, MessageId = Guid.Empty, ServerId = "5e", ServerName = "S", Verb = verb, ParametersHash = "",
        Parameters = ActionParameters.Canonical(parameters.Split(';', StringSplitOptions.RemoveEmptyEntries).ToDictionary(p => p.Split('=')[0], p => p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..])),
        Consequence = "", CreatedAt = default, ExpiresAt = default,
    };
}
