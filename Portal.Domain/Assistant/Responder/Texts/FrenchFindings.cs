using Portal.Domain.Assistant.Tools;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>The commonest findings in French.</summary>
internal static class FrenchFindings
{
    public static FindingText? Find(SeenFinding finding, FindingFacts facts)
    {
        var (server, subject, other) = (ReplyTexts.Name(facts.Server), FindingWords.Subject(finding), FindingWords.Other(finding) ?? "?");
        var java = FindingWords.Java(finding, facts) is { } version ? $" (Java {version})" : "";
        var region = FindingWords.Region(finding) is { } file ? $"`{file}`" : "";
        return Find(finding.Code, server, subject, other, java, region);
    }

    private static FindingText? Find(string code, string server, string subject, string other, string java, string region) => code switch
    {
        "jvm.memory.heap" => new(
            $"{server} n'a plus de mémoire : son tas Java est plein.", "plus de mémoire (tas Java plein)",
            "Trop de joueurs, de chunks ou d'entités sont chargés pour la mémoire du serveur.",
            ["Redémarrez-le : le redémarrage libère aussitôt la mémoire.", "Si cela revient : plus de mémoire, ou moins de chunks (`view-distance`)."]),
        "server.port.in_use" => new(
            $"{server} ne peut pas démarrer : son port {subject} est déjà utilisé par un autre processus.", $"le port {subject} est déjà utilisé",
            "Un autre serveur occupe ce port ; un simple démarrage échouera encore.",
            ["Donnez-lui un autre port.", "Démarrez-le."]),
        "plugin.dependency.missing" => new(
            $"Sur {server}, le plugin {subject} est désactivé : {other} manque.", $"plugin {subject} désactivé, {other} manque",
            $"{subject} dépend de {other}, qui n'est pas installé.",
            [$"Installez {other}, ou désactivez {subject}."]),
        "java.version.too_old" or "mod.java.too_old" or "plugin.java.too_old" => new(
            $"{server} utilise une version de Java trop ancienne{java}.", "Java trop ancien",
            $"{subject} a été compilé pour un Java plus récent.",
            ["Choisissez une image Docker avec un Java plus récent.", "Démarrez-le."]),
        "mod.incompatible" => new(
            $"{server} ne démarre pas : deux mods sont incompatibles ({subject}, {other}).", $"mods incompatibles : {subject}, {other}",
            "Le chargeur refuse de démarrer avec les deux.",
            ["Retirez l'un des deux.", "Démarrez-le."]),
        "server.process.killed" => new(
            $"{server} a été arrêté par l'hôte car il utilisait trop de mémoire : code 137.", "arrêté pour excès de mémoire (code 137)",
            "Le tas Java est aussi grand que le conteneur ; Java a besoin de plus que son tas.",
            ["Baissez le tas (`-Xmx`) sous la limite.", "Démarrez-le."]),
        "world.chunk.load_failed" or "world.region.corrupt" or "world.corrupt" => new(
            $"Sur {server}, une partie du monde est endommagée : le fichier de région {region} est corrompu.", $"fichier de région corrompu {region}",
            "Le serveur s'est sans doute arrêté pendant un enregistrement.",
            ["Restaurez le fichier depuis une sauvegarde (backup) d'avant."]),
        _ => null,
    };
}
