using Portal.Domain.Assistant.Tools;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>The commonest findings in Spanish.</summary>
internal static class SpanishFindings
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
            $"{server} se ha quedado sin memoria: su montón (heap) de Java está lleno.", "sin memoria (heap de Java)",
            "Hay más jugadores, chunks o entidades cargados de los que caben en la memoria.",
            ["Reinícialo: el reinicio libera la memoria al momento.", "Si vuelve: más memoria, o menos chunks (`view-distance`)."]),
        "server.port.in_use" => new(
            $"{server} no puede arrancar: su puerto {subject} ya está en uso por otro proceso.", $"el puerto {subject} ya está en uso",
            "Otro servidor ocupa ese puerto; un simple arranque volverá a fallar.",
            ["Dale otro puerto.", "Arráncalo."]),
        "plugin.dependency.missing" => new(
            $"En {server} el plugin {subject} está desactivado: falta {other}.", $"plugin {subject} desactivado, falta {other}",
            $"{subject} depende de {other}, que no está instalado.",
            [$"Instala {other}, o desactiva {subject}."]),
        "java.version.too_old" or "mod.java.too_old" or "plugin.java.too_old" => new(
            $"{server} usa una versión de Java demasiado antigua{java}.", "Java demasiado antiguo",
            $"{subject} se compiló para un Java más nuevo.",
            ["Elige una imagen de Docker con un Java más nuevo.", "Arráncalo."]),
        "mod.incompatible" => new(
            $"{server} no arranca: dos mods son incompatibles ({subject}, {other}).", $"mods incompatibles: {subject}, {other}",
            "El cargador se niega a arrancar con los dos.",
            ["Quita uno de los dos.", "Arráncalo."]),
        "server.process.killed" => new(
            $"El host terminó {server} porque usaba demasiada memoria: código 137.", "terminado por exceso de memoria (código 137)",
            "El heap de Java es tan grande como el contenedor; Java necesita más que su heap.",
            ["Baja el heap (`-Xmx`) por debajo del límite.", "Arráncalo."]),
        "world.chunk.load_failed" or "world.region.corrupt" or "world.corrupt" => new(
            $"En {server} una parte del mundo está dañada: el archivo de región {region} está corrupto.", $"archivo de región corrupto {region}",
            "Seguramente el servidor terminó mientras guardaba.",
            ["Restaura el archivo desde una copia de seguridad (backup) anterior."]),
        _ => null,
    };
}
