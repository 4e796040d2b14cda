using Portal.Domain.Panel;
using Portal.Domain.Panel.Actions;

namespace Portal.Tests.Domain.Panel;

[Trait("Req", "L8")]
public sealed class FileTextTests
{
    [Theory]
    [InlineData("plugins/a.jar", "/plugins/a.jar")]
    [InlineData("eula.txt", "/eula.txt")]
    [InlineData("world/region/r.2.-1.mca", "/world/region/r.2.-1.mca")]
    [InlineData("/etc/passwd", null)]
    [InlineData("//etc/passwd", null)]
    [InlineData("/plugins/a.jar", null)]
    [InlineData("../a.jar", null)]
    [InlineData("plugins/../../a.jar", null)]
    [InlineData("plugins/./a.jar", null)]
    [InlineData("plugins//a.jar", null)]
    [InlineData("plugins\\a.jar", null)]
    [InlineData("C:/a.jar", null)]
    [InlineData("plugins/a.jar\n", null)]
    [InlineData("plugins/ a.jar", null)]
    [InlineData("plugins/a\u202Eraj.txt", null)]
    [InlineData("plugins/a\u200B.jar", null)]
    [InlineData("", null)]
    public void Only_plain_paths_below_the_servers_folder_are_paths(string path, string? full) => ServerPath.Parse(path)?.Full.Should().Be(full);

    [Theory]
    [InlineData("mods/a.jar", "plugins")]
    [InlineData("plugins/sub/a.jar", "plugins")]
    [InlineData("plugins/a.jar.disabled", "plugins")]
    [InlineData("server.jar", "plugins")]
    public void Only_what_lies_in_the_folder_is_disabled(string path, string folder) =>
        FluentActions.Invoking(() => FileNames.Disabled(path, folder)).Should().Throw<PanelProblemException>();

    [Theory]
    [InlineData(null, "eula=true\n")]
    [InlineData("", "eula=true\n")]
    [InlineData("#By changing\n#Mon\neula=false\n", "#By changing\n#Mon\neula=true\n")]
    [InlineData("#x\r\neula = FALSE\r\n", "#x\neula=true\n")]
    [InlineData("#only a comment", "#only a comment\neula=true\n")]
    public void Accepting_the_licence_keeps_the_rest(string? before, string after) => EulaText.Accept(before).Should().Be(after);

    [Fact]
    public void A_diff_shows_what_changes_and_a_little_round_it()
    {
        LineDiff.Of("a\nb\nc\nd\ne\n", "a\nb\nX\nd\ne\n").Should().Be(" a\n b\n-c\n+X\n d\n e");
        LineDiff.Of(null, "x\n").Should().Be("+x");
        LineDiff.Of("a\n", "a\nb\n").Should().Be(" a\n+b");
        LineDiff.Of("k: \u202Ev", "k: v").Should().Be("-k: ·v\n+k: v");
        LineDiff.Of(string.Join('\n', Enumerable.Range(0, 100)), "x").Split('\n').Should().HaveCount(61).And.Contain(line => line.StartsWith("… 41 more"));
    }

    [Theory]
    [InlineData("a.yml.bak", true)]
    [InlineData("a.yml.20260101-000000.bak", true)]
    [InlineData("a.yml", false)]
    [InlineData("b.yml.bak", false)]
    [InlineData("a.yml.txt", false)]
    public void A_copy_is_known_by_its_name(string name, bool isCopy) => FileNames.IsCopyOf(name, "a.yml").Should().Be(isCopy);
}
