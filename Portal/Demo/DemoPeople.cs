namespace Portal.Demo;

/// <summary>The accounts of the demo world's panel. Staff of the portal (Ada, admin) have none.</summary>
internal static class DemoPeople
{
    public const string Olivia = "olivia@demo.example";
    public const string Sam = "sam@demo.example";
    public const string Noah = "noah@demo.example";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new(2, Olivia, "Olivia Berg", "olivia"),
        new(3, Sam, "Sam Tully", "sam"),
        new(4, Noah, "Noah Weiss", "noah"),
        new(1, "root@panel.demo.example", "Panel Root", "root", IsAdmin: true),

        // Her address contains Olivia's: who looks people up by e-mail must compare for equality.
        new(5, "livia-olivia@demo.example", "Livia Olsen", "livia") { IsListed = false },
    ];
}
