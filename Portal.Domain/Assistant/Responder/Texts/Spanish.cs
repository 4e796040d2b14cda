using System.Globalization;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>Spanish: the commonest wishes; the rest is said in English, after saying so.</summary>
internal sealed class Spanish : English
{
    public override string Language => "es";
    public override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("es-ES");
    public override bool IsWhole => false;
    public override string RestInEnglish => "En español conozco los deseos más comunes; a este respondo con gusto en inglés.";
    protected override string And => "y";

    public override string State(PowerState state) => state switch
    {
        PowerState.Running => "en marcha",
        PowerState.Starting => "arrancando",
        PowerState.Stopping => "deteniéndose",
        PowerState.Offline => "apagado",
        _ => "en un estado desconocido",
    };

    public override string Hello => "¡Hola! Cuéntame qué pasa con tu servidor. Puedo leer su registro, ver su estado y preparar una solución que tú apruebas.";
    public override string Welcome => "¡De nada! Escríbeme cuando quieras.";
    public override string Bye => "¡Hasta luego, y que te diviertas!";
    public override string AskWhich(IReadOnlyList<string> names) => $"¿De qué servidor hablas? Tienes {List(names.Select(Name))}.";
    public override string UnknownServer(string name, IReadOnlyList<string> names) => $"No encuentro ningún servidor llamado {Name(name)} entre los tuyos y no he hecho nada. Los tuyos son {List(names.Select(Name))}.";
    public override string NoServers => "No veo ningún servidor en tu cuenta del panel.";
    public override string Billing => "De facturas, pagos y reembolsos se ocupan personas; yo no puedo verlos ni cambiarlos.";
    public override string OfferPerson => "Si quieres, se lo paso a una persona: di *quiero hablar con una persona*.";
    public override string Ticket(string number, TimeSpan expected, bool isNew) => isNew
        ? $"Se lo he pasado a una persona. Tu ticket es **{number}**; alguien te responderá aquí en unas {Time(expected)}. Nuestra conversación y lo que encontré van incluidos."
        : $"Tu ticket **{number}** está abierto y una persona responderá aquí.";
    public override string TicketWhy(string trigger) => "Aquí una persona te ayudará mejor que yo.";

    private static string Time(TimeSpan span) => span.TotalMinutes < 90 ? $"{Math.Max(1, Math.Round(span.TotalMinutes))} minutos" : $"{Math.Round(span.TotalHours)} horas";

    public override string Assumed(string server, AssumedBecause why) => why switch
    {
        AssumedBecause.OnlyOne => $"Supongo que hablas de {Name(server)}, tu único servidor.",
        AssumedBecause.OnlyTrouble or AssumedBecause.WorstTrouble => $"No nombraste ningún servidor, así que miré todos: {Name(server)} parece el más urgente.",
        _ => $"Supongo que hablas de {Name(server)}, el que más usas.",
    };

    public override string Status(ServerStatus status)
    {
        var name = Name(status.Server.Name);
        return status.Usage is not { } usage ? Blocked(status.Server.Name, status.Condition)
            : usage.State is PowerState.Running ? $"{name} está en marcha (en línea) desde hace {Span(usage.Uptime)}. Usa {Size(usage.MemoryBytes)} de memoria y {usage.CpuPercent.ToString("0", Culture)} % de CPU."
            : $"{name} está {State(usage.State)}.";
    }

    public override string Suspended(string server) => $"{Name(server)} está suspendido por tu proveedor: no se puede arrancar, y ni tú ni yo podemos cambiar nada. Solo una persona puede levantarlo.";
    public override string LastLogSays(string what) => $"Su registro dice por qué: {what}.";
    public override string AllWell => "Todos parecen estar bien.";
    public override string TableHead => "| Servidor | Estado | Memoria | Desde hace |\n|---|---|---|---|";

    public override string NotWell(IReadOnlyList<string> off, IReadOnlyList<string> blocked)
    {
        List<string> parts = [];
        parts.AddRange(off.Count > 0 ? [$"{List(off.Select(Name))} {(off.Count == 1 ? "está apagado" : "están apagados")}"] : Array.Empty<string>());
        parts.AddRange(blocked.Count > 0 ? [$"{List(blocked.Select(Name))} {(blocked.Count == 1 ? "no se puede usar por ahora" : "no se pueden usar por ahora")}"] : Array.Empty<string>());
        return string.Join("; ", parts) + ".";
    }

    public override string Problem(PanelProblem problem) => problem.Kind is PanelProblemKind.PanelDown ? "El panel no responde ahora mismo; no puedo ver ni cambiar tus servidores. Inténtalo en unos minutos." : base.Problem(problem);

    public override string Action(string verb) => verb switch
    {
        "start" => "arranque",
        "stop" => "parada",
        "restart" => "reinicio",
        "kill" => "parada forzada (kill)",
        _ => base.Action(verb),
    };

    public override string Consequence(string verb) => verb switch
    {
        "start" => "Los jugadores podrán entrar cuando esté listo.",
        "stop" => "Los jugadores se desconectan y el servidor queda apagado.",
        "restart" => "Los jugadores se desconectan alrededor de un minuto; antes se guarda el mundo.",
        "kill" => "El servidor termina al instante, sin guardar.",
        _ => base.Consequence(verb),
    };

    public override string Proposing(string verb, string server) => $"He preparado abajo para {Name(server)}: **{Action(verb)}**.";
    public override string NothingWithoutYou => "No pasa nada hasta que lo apruebes.";
    public override string KillRisk(string server) => $"Cuidado: kill termina {Name(server)} sin guardar; se pierde todo desde el último guardado.";
    public override string AlreadyRunning(string server) => $"{Name(server)} ya está en marcha.";
    public override string AlreadyOff(string server) => $"{Name(server)} ya está apagado.";
    public override string RestartOfStopped(string server) => $"{Name(server)} está apagado; un reinicio simplemente lo arranca.";
    public override string StartWillFail(string server, string what) => $"Ojo: la última vez no arrancó ({what}). Un simple arranque fallará seguramente igual.";
    public override string Refused(string verb, string server, PanelProblem problem) => problem.Kind is PanelProblemKind.NoPermission
        ? $"No puedo preparar eso: en {Name(server)} te falta el permiso `{problem.Permission}`. El dueño del servidor puede dártelo en el panel. No he cambiado nada."
        : problem.Kind is PanelProblemKind.Suspended ? Suspended(server) : base.Refused(verb, server, problem);

    public override FindingText? Finding(SeenFinding finding, FindingFacts facts) => SpanishFindings.Find(finding, facts) ?? base.Finding(finding, facts);
    public override string ProofHead(string source) => "Las líneas que lo muestran:";
    public override string CauseHead => "**Causa probable:**";
    public override string StepsHead => "**Qué hacer**";
    public override string Documented(string title, int n) => $"Más información (en inglés): {Plain(title)} [{n}].";
    public override string AlsoSeen(IReadOnlyList<string> others) => $"También vi: {List(others)}.";
    public override string CardReady(FixPlan plan, string server) => $"He preparado esto para ti: **{FixDone(plan, server)}**. {NothingWithoutYou}";
    public override string CardReadyAfterLog => "La propuesta viene de leer el registro; revísala antes de aprobarla.";
    public override string NeedsPerson(string server) => "Esto no puedo hacerlo desde aquí con un clic; hace falta una persona. Di *quiero hablar con una persona* y abro un ticket.";
    public override string Healthy(string server, ServerStatus? status, int lines) => $"{Name(server)} está sano; no veo nada que arreglar. Comprobé su estado y las últimas {lines} líneas de su registro.";
    public override string HealthyChat => "Los textos que los jugadores escriben en el chat no son errores.";
    public override string OffButClean(string server, int lines) => $"{Name(server)} está apagado y su registro no muestra ningún problema. Puedo preparar el arranque.";
    public override string NoLog(string server, string? why) => $"No pude leer el registro de {Name(server)}; sin él no puedo decir qué pasa.";
    public override string SeveralInTrouble(IReadOnlyList<(string Server, string What)> others) => $"También con problemas: {string.Join("; ", others.Select(o => $"{Name(o.Server)} ({o.What})"))}.";
    public override string NothingInTrouble(int servers) => $"Miré tus {servers} servidores y no veo ninguno con problemas. Dime cuál y qué notas.";

    public override string FixDone(FixPlan plan, string server)
    {
        var name = Plain(server);
        var what = plan.Verb switch
        {
            "set_variable" => $"poner `{plan.Parameters["key"]}` en `{plan.Parameters["value"]}`",
            "set_docker_image" => $"cambiar a la imagen `{plan.Parameters["image"]}`",
            "disable_plugin" or "disable_mod" => $"desactivar `{FindingWords.File(plan)}`",
            "restart" => $"reiniciar {name}",
            "start" => $"arrancar {name}",
            "stop" => $"parar {name}",
            _ => base.FixDone(plan with { ThenStart = false }, server),
        };
        return plan.ThenStart ? $"{what} y después arrancar {name}" : what;
    }

    public override string SayHuman => "Quiero hablar con una persona";
    public override string SayList => "Mis servidores";
    public override string SayStillBroken => "Sigue sin funcionar";
    public override string SayWorks => "Ya funciona, gracias";
    public override string SayFix => "Repáralo";
    public override string SayCheck(string server) => $"¿Qué pasa con {Plain(server)}?";
    public override string SayRestart(string server) => $"Reinicia {Plain(server)}";
    public override string SayStart(string server) => $"Arranca {Plain(server)}";
    public override string SayWhyOff(string server) => $"¿Por qué está apagado {Plain(server)}?";
}
