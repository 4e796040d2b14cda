using Portal.Domain.Assistant.Tools;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>The commonest findings in Portuguese.</summary>
internal static class PortugueseFindings
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
            $"{server} ficou sem memória: o heap do Java está cheio.", "sem memória (heap do Java)",
            "Há mais jogadores, chunks ou entidades carregados do que cabem na memória.",
            ["Reinicie-o: o reinício libera a memória na hora.", "Se voltar: mais memória, ou menos chunks (`view-distance`)."]),
        "server.port.in_use" => new(
            $"{server} não consegue iniciar: a porta {subject} já está em uso por outro processo.", $"a porta {subject} já está em uso",
            "Outro servidor ocupa essa porta; um simples início falhará de novo.",
            ["Dê a ele outra porta.", "Inicie-o."]),
        "plugin.dependency.missing" => new(
            $"Em {server} o plugin {subject} está desativado: falta {other}.", $"plugin {subject} desativado, falta {other}",
            $"{subject} depende de {other}, que não está instalado.",
            [$"Instale {other}, ou desative {subject}."]),
        "java.version.too_old" or "mod.java.too_old" or "plugin.java.too_old" => new(
            $"{server} usa uma versão de Java antiga demais{java}.", "Java antigo demais",
            $"{subject} foi compilado para um Java mais novo.",
            ["Escolha uma imagem Docker com um Java mais novo.", "Inicie-o."]),
        "mod.incompatible" => new(
            $"{server} não inicia: dois mods são incompatíveis ({subject}, {other}).", $"mods incompatíveis: {subject}, {other}",
            "O carregador se recusa a iniciar com os dois.",
            ["Remova um dos dois.", "Inicie-o."]),
        "server.process.killed" => new(
            $"O host encerrou {server} porque usava memória demais: código 137.", "encerrado por excesso de memória (código 137)",
            "O heap do Java é tão grande quanto o contêiner; o Java precisa de mais do que o heap.",
            ["Baixe o heap (`-Xmx`) para menos que o limite.", "Inicie-o."]),
        "world.chunk.load_failed" or "world.region.corrupt" or "world.corrupt" => new(
            $"Em {server} uma parte do mundo está danificada: o arquivo de região {region} está corrompido.", $"arquivo de região corrompido {region}",
            "Provavelmente o servidor terminou enquanto salvava.",
            ["Restaure o arquivo de um backup anterior."]),
        _ => null,
    };
}
