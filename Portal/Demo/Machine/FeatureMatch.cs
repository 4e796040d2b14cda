using System.Text.Json.Nodes;

namespace Portal.Demo.Machine;

/// <summary>Pelican's node tells the page when a console line is one of the failures it has a dialog for.</summary>
internal static class FeatureMatch
{
    private static readonly (string Feature, string Text)[] Known =
    [
        ("eula", "you need to agree to the eula in order to run the server"),
        ("java_version", "java.lang.unsupportedclassversionerror"),
        ("java_version", "has been compiled by a more recent version of the java runtime"),
        ("pid_limit", "unable to create native thread"),
        ("pid_limit", "pthread_create failed"),
    ];

    public static void Tell(DemoServer server, string line)
    {
        if (server.Kind is not DemoPanelKind.Pelican)
        {
            return;
        }

        var met = Known.Where(known => server.Plan.Egg.Features.Contains(known.Feature) && line.Contains(known.Text, StringComparison.OrdinalIgnoreCase));
        foreach (var (feature, text) in met.DistinctBy(known => known.Feature))
        {
            var match = new JsonObject { ["key"] = feature, ["pattern"] = text, ["line"] = line };
            server.Feed.Publish(new ServerEvent("feature match", [match.ToJsonString()]));
        }
    }
}
