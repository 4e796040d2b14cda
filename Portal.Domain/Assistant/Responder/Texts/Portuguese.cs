using System.Globalization;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>Portuguese: the commonest wishes; the rest is said in English, after saying so.</summary>
internal sealed class Portuguese : English
{
    public override string Language => "pt";
    public override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("pt-BR");
    public override bool IsWhole => false;
    public override string RestInEnglish => "Em português conheço os pedidos mais comuns; a este respondo com prazer em inglês.";
    protected override string And => "e";

    public override string State(PowerState state) => state switch
    {
        PowerState.Running => "ligado",
        PowerState.Starting => "iniciando",
        PowerState.Stopping => "parando",
        PowerState.Offline => "desligado",
        _ => "em um estado desconhecido",
    };

    public override string Hello => "Olá! Conte-me o que está acontecendo com o seu servidor. Posso ler o log, ver o estado e preparar uma correção que você aprova.";
    public override string Welcome => "De nada! Escreva quando quiser.";
    public override string Bye => "Até logo, e divirta-se!";
    public override string AskWhich(IReadOnlyList<string> names) => $"De qual servidor você está falando? Você tem {List(names.Select(Name))}.";
    public override string UnknownServer(string name, IReadOnlyList<string> names) => $"Não encontro nenhum servidor chamado {Name(name)} entre os seus e não fiz nada. Os seus são {List(names.Select(Name))}.";
    public override string NoServers => "Não vejo nenhum servidor na sua conta do painel.";
    public override string Billing => "Faturas, pagamentos e reembolsos são tratados por pessoas; eu não posso vê-los nem alterá-los.";
    public override string OfferPerson => "Se quiser, passo isto a uma pessoa: diga *quero falar com uma pessoa*.";
    public override string Ticket(string number, TimeSpan expected, bool isNew) => isNew
        ? $"Passei isto a uma pessoa. O seu ticket é **{number}**; alguém responderá aqui em cerca de {Time(expected)}. A nossa conversa e o que encontrei vão junto."
        : $"O seu ticket **{number}** está aberto e uma pessoa responderá aqui.";
    public override string TicketWhy(string trigger) => "Aqui uma pessoa ajuda melhor do que eu.";

    private static string Time(TimeSpan span) => span.TotalMinutes < 90 ? $"{Math.Max(1, Math.Round(span.TotalMinutes))} minutos" : $"{Math.Round(span.TotalHours)} horas";

    public override string Assumed(string server, AssumedBecause why) => why switch
    {
        AssumedBecause.OnlyOne => $"Suponho que você fala de {Name(server)}, o seu único servidor.",
        AssumedBecause.OnlyTrouble or AssumedBecause.WorstTrouble => $"Você não disse qual servidor, então olhei todos: {Name(server)} parece o mais urgente.",
        _ => $"Suponho que você fala de {Name(server)}, o que você mais usa.",
    };

    public override string Status(ServerStatus status)
    {
        var name = Name(status.Server.Name);
        return status.Usage is not { } usage ? Blocked(status.Server.Name, status.Condition)
            : usage.State is PowerState.Running ? $"{name} está ligado (online) há {Span(usage.Uptime)}. Usa {Size(usage.MemoryBytes)} de memória e {usage.CpuPercent.ToString("0", Culture)} % de CPU."
            : $"{name} está {State(usage.State)}.";
    }

    public override string Suspended(string server) => $"{Name(server)} está suspenso pelo seu provedor: não pode ser iniciado, e nem você nem eu podemos mudar nada. Só uma pessoa pode resolver.";
    public override string LastLogSays(string what) => $"O log diz por quê: {what}.";
    public override string AllWell => "Todos parecem estar bem.";
    public override string TableHead => "| Servidor | Estado | Memória | Há |\n|---|---|---|---|";

    public override string NotWell(IReadOnlyList<string> off, IReadOnlyList<string> blocked)
    {
        List<string> parts = [];
        parts.AddRange(off.Count > 0 ? [$"{List(off.Select(Name))} {(off.Count == 1 ? "está desligado" : "estão desligados")}"] : Array.Empty<string>());
        parts.AddRange(blocked.Count > 0 ? [$"{List(blocked.Select(Name))} {(blocked.Count == 1 ? "não pode ser usado agora" : "não podem ser usados agora")}"] : Array.Empty<string>());
        return string.Join("; ", parts) + ".";
    }

    public override string Problem(PanelProblem problem) => problem.Kind is PanelProblemKind.PanelDown ? "O painel não responde agora; não posso ver nem mudar os seus servidores. Tente de novo em alguns minutos." : base.Problem(problem);

    public override string Action(string verb) => verb switch
    {
        "start" => "início",
        "stop" => "parada",
        "restart" => "reinício",
        "kill" => "parada forçada (kill)",
        _ => base.Action(verb),
    };

    public override string Consequence(string verb) => verb switch
    {
        "start" => "Os jogadores poderão entrar quando estiver pronto.",
        "stop" => "Os jogadores são desconectados e o servidor fica desligado.",
        "restart" => "Os jogadores são desconectados por cerca de um minuto; o mundo é salvo antes.",
        "kill" => "O servidor termina na hora, sem salvar.",
        _ => base.Consequence(verb),
    };

    public override string Proposing(string verb, string server) => $"Preparei abaixo para {Name(server)}: **{Action(verb)}**.";
    public override string NothingWithoutYou => "Nada acontece até você aprovar.";
    public override string KillRisk(string server) => $"Cuidado: kill termina {Name(server)} sem salvar; tudo desde o último salvamento se perde.";
    public override string AlreadyRunning(string server) => $"{Name(server)} já está ligado.";
    public override string AlreadyOff(string server) => $"{Name(server)} já está desligado.";
    public override string RestartOfStopped(string server) => $"{Name(server)} está desligado; um reinício simplesmente o liga.";
    public override string StartWillFail(string server, string what) => $"Atenção: da última vez ele não subiu ({what}). Um simples início deve falhar do mesmo jeito.";
    public override string Refused(string verb, string server, PanelProblem problem) => problem.Kind is PanelProblemKind.NoPermission
        ? $"Não posso preparar isso: em {Name(server)} falta a você a permissão `{problem.Permission}`. O dono do servidor pode concedê-la no painel. Não mudei nada."
        : problem.Kind is PanelProblemKind.Suspended ? Suspended(server) : base.Refused(verb, server, problem);

    public override FindingText? Finding(SeenFinding finding, FindingFacts facts) => PortugueseFindings.Find(finding, facts) ?? base.Finding(finding, facts);
    public override string ProofHead(string source) => "As linhas que mostram isso:";
    public override string CauseHead => "**Causa provável:**";
    public override string StepsHead => "**O que fazer**";
    public override string Documented(string title, int n) => $"Mais informações (em inglês): {Plain(title)} [{n}].";
    public override string AlsoSeen(IReadOnlyList<string> others) => $"Também vi: {List(others)}.";
    public override string CardReady(FixPlan plan, string server) => $"Preparei isto para você: **{FixDone(plan, server)}**. {NothingWithoutYou}";
    public override string CardReadyAfterLog => "A proposta vem da leitura do log; confira antes de aprovar.";
    public override string NeedsPerson(string server) => "Isto eu não consigo fazer daqui com um clique; é preciso uma pessoa. Diga *quero falar com uma pessoa* e eu abro um ticket.";
    public override string Healthy(string server, ServerStatus? status, int lines) => $"{Name(server)} está saudável; não vejo nada a corrigir. Verifiquei o estado e as últimas {lines} linhas do log.";
    public override string HealthyChat => "Textos que jogadores escrevem no chat não são erros.";
    public override string OffButClean(string server, int lines) => $"{Name(server)} está desligado e o log não mostra nenhum problema. Posso preparar o início.";
    public override string NoLog(string server, string? why) => $"Não consegui ler o log de {Name(server)}; sem ele não posso dizer o que há.";
    public override string SeveralInTrouble(IReadOnlyList<(string Server, string What)> others) => $"Também com problemas: {string.Join("; ", others.Select(o => $"{Name(o.Server)} ({o.What})"))}.";
    public override string NothingInTrouble(int servers) => $"Olhei os seus {servers} servidores e não vejo nenhum com problemas. Diga qual e o que você nota.";

    public override string FixDone(FixPlan plan, string server)
    {
        var name = Plain(server);
        var what = plan.Verb switch
        {
            "set_variable" => $"definir `{plan.Parameters["key"]}` como `{plan.Parameters["value"]}`",
            "set_docker_image" => $"mudar para a imagem `{plan.Parameters["image"]}`",
            "disable_plugin" or "disable_mod" => $"desativar `{FindingWords.File(plan)}`",
            "restart" => $"reiniciar {name}",
            "start" => $"iniciar {name}",
            "stop" => $"parar {name}",
            _ => base.FixDone(plan with { ThenStart = false }, server),
        };
        return plan.ThenStart ? $"{what} e depois iniciar {name}" : what;
    }

    public override string SayHuman => "Quero falar com uma pessoa";
    public override string SayList => "Meus servidores";
    public override string SayStillBroken => "Continua sem funcionar";
    public override string SayWorks => "Agora funciona, obrigado";
    public override string SayFix => "Conserte";
    public override string SayCheck(string server) => $"O que há com {Plain(server)}?";
    public override string SayRestart(string server) => $"Reinicie {Plain(server)}";
    public override string SayStart(string server) => $"Inicie {Plain(server)}";
    public override string SayWhyOff(string server) => $"Por que {Plain(server)} está desligado?";
}
