namespace Portal.Components.Pages.Analytics;

/// <summary>Kinds of question as an admin reads them.</summary>
internal static class QueryTypeWords
{
    public static string Say(string type) => type switch
    {
        "troubleshoot" => "Something is broken",
        "how_to" => "How do I …?",
        "status" => "State of a server",
        "list" => "My servers",
        "power" => "Start, stop, restart",
        "person" => "Wants a person",
        "memory" => "What is remembered",
        "history" => "What happened",
        "greeting" or "thanks" or "talk" => "Small talk",
        _ => char.ToUpperInvariant(type[0]) + type[1..].Replace('_', ' '),
    };
}
