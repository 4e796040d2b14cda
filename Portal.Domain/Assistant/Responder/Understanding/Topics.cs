using System.Text.RegularExpressions;
using Portal.Domain.ModelRouting;

namespace Portal.Domain.Assistant.Responder.Understanding;

/// <summary>What a how-to question is about, in the words an English article uses. Helps questions in other languages and in slang.</summary>
public static class Topics
{
    private static readonly (Regex Pattern, string Question)[] Known =
    [
        (Of(@"operator\w*|\bop\b|\bops\b|oppen|admin ?(rechte|rights)|opped|deop|operador"), "how to add an operator op a player"),
        (Of(@"whitelist\w*|allow ?list|positivliste|liste blanche|lista blanca"), "how to use the whitelist add players to the whitelist"),
        (Of(@"(install\w*|add|upload|hinzufug\w*|hochlad\w*|anadir|adicionar|ajouter).{0,40}plugins?|plugins?.{0,40}(install\w*|add|upload|hinzufug\w*|hochlad\w*)"), "how to install a plugin upload jar plugins folder"),
        (Of(@"motd|server ?icon|server-icon|icon\b|symbol|beschreibung in der serverliste"), "server icon and MOTD server.properties"),
        (Of(@"(schedul\w*|automati\w*|every (day|night|hour)|regular|taglich\w*|jede nacht|jeden (tag|morgen)|geplant\w*|zeitplan\w*).{0,60}(re-?start\w*|reboot|neu ?start\w*)|(re-?start\w*|reboot|neu ?start\w*).{0,60}(schedul\w*|automati\w*|every|taglich\w*|jede|geplant|zeitplan\w*)"), "scheduled restarts schedule a daily restart"),
        (Of(@"(connect|join|verbind\w*|beitret\w*|server ?adresse|server address|ip address|which (ip|address)|conectar|connecter|rejoindre)"), "how to connect to the server address and port join"),
        (Of(@"backups?|sicherung\w*|sauvegarde|respaldo|copia de seguridad"), "how to make and restore a backup"),
        (Of(@"exit code|137|fehlercode"), "exit code 137 out of memory killed container"),
        (Of(@"java ?(version)?|class file|klassendatei"), "which Java version change the Java version docker image"),
        (Of(@"\bram\b|memory|heap|xmx|speicher|memoria|memoire"), "memory and Java flags heap Xmx"),
        (Of(@"port\b|ports\b|puerto|porta\b"), "port already in use change the server port"),
        (Of(@"mods?\b.{0,40}(conflict|incompat\w*|konflikt|vertrag\w*)|(conflict\w*|incompat\w*).{0,40}mods?"), "mod conflicts incompatible mods"),
        (Of(@"dependenc\w*|abhangigkeit\w*|vault"), "plugin dependencies missing dependency"),
        (Of(@"corrupt\w*|region ?(file|datei)|chunk|beschadigt\w*"), "corrupt region file restore chunk"),
        (Of(@"suspend\w*|gesperrt\w*"), "suspended server what it means"),
    ];

    /// <summary>The English question for what these words ask about, or null.</summary>
    public static string? Find(string words)
    {
        var folded = FoldedText.Fold(words);
        return Known.FirstOrDefault(topic => topic.Pattern.IsMatch(folded)).Question;
    }

    private static Regex Of(string alternatives) => new($@"\b(?:{alternatives})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
