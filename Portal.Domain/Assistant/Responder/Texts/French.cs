using System.Globalization;
using Portal.Domain.Assistant.Tools;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>French: the commonest wishes; the rest is said in English, after saying so.</summary>
internal sealed class French : English
{
    public override string Language => "fr";
    public override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("fr-FR");
    public override bool IsWhole => false;
    public override string RestInEnglish => "Je connais les demandes les plus courantes en français ; pour celle-ci, je réponds poliment en anglais.";
    protected override string And => "et";

    public override string State(PowerState state) => state switch
    {
        PowerState.Running => "en marche",
        PowerState.Starting => "démarre",
        PowerState.Stopping => "s'arrête",
        PowerState.Offline => "arrêté",
        _ => "dans un état inconnu",
    };

    public override string Hello => "Bonjour ! Dites-moi ce qui se passe avec votre serveur. Je peux lire son journal, vérifier son état et préparer une réparation que vous approuvez.";
    public override string Welcome => "Avec plaisir ! Écrivez-moi quand vous voulez.";
    public override string Bye => "Au revoir, et amusez-vous bien !";
    public override string AskWhich(IReadOnlyList<string> names) => $"De quel serveur s'agit-il ? Vous avez {List(names.Select(Name))}.";
    public override string UnknownServer(string name, IReadOnlyList<string> names) => $"Je ne trouve aucun serveur nommé {Name(name)} parmi les vôtres et je n'ai rien fait. Les vôtres sont {List(names.Select(Name))}.";
    public override string NoServers => "Je ne vois aucun serveur dans votre compte du panneau.";
    public override string Billing => "Les factures, paiements et remboursements sont traités par des personnes ; je ne peux ni les voir ni les modifier.";
    public override string OfferPerson => "Si vous voulez, je transmets à une personne : dites simplement *je veux parler à un humain*.";
    public override string Ticket(string number, TimeSpan expected, bool isNew) => isNew
        ? $"J'ai transmis à une personne (un humain). Votre ticket est **{number}** ; quelqu'un vous répondra ici dans environ {Time(expected)}. Notre conversation et ce que j'ai trouvé sont joints."
        : $"Votre ticket **{number}** est ouvert et une personne répondra ici.";
    public override string TicketWhy(string trigger) => "Une personne sera plus utile que moi ici.";

    private static string Time(TimeSpan span) => span.TotalMinutes < 90 ? $"{Math.Max(1, Math.Round(span.TotalMinutes))} minutes" : $"{Math.Round(span.TotalHours)} heures";

    public override string Assumed(string server, AssumedBecause why) => why switch
    {
        AssumedBecause.OnlyOne => $"Je suppose que vous parlez de {Name(server)}, votre seul serveur.",
        AssumedBecause.OnlyTrouble or AssumedBecause.WorstTrouble => $"Vous n'avez pas nommé de serveur, j'ai donc regardé tous les vôtres : {Name(server)} semble le plus urgent.",
        _ => $"Je suppose que vous parlez de {Name(server)}, que vous utilisez le plus.",
    };

    public override string Status(ServerStatus status)
    {
        var name = Name(status.Server.Name);
        return status.Usage is not { } usage ? Blocked(status.Server.Name, status.Condition)
            : usage.State is PowerState.Running ? $"{name} est en marche (en ligne) depuis {Span(usage.Uptime)}. Il utilise {Size(usage.MemoryBytes)} de mémoire et {usage.CpuPercent.ToString("0", Culture)} % de CPU."
            : $"{name} est {State(usage.State)}.";
    }

    public override string Suspended(string server) => $"{Name(server)} est suspendu par votre hébergeur : il ne peut pas être démarré, et ni vous ni moi ne pouvons rien y changer. Seule une personne peut lever cela.";
    public override string LastLogSays(string what) => $"Son journal dit pourquoi : {what}.";
    public override string AllWell => "Tous semblent aller bien.";
    public override string TableHead => "| Serveur | État | Mémoire | Depuis |\n|---|---|---|---|";

    public override string NotWell(IReadOnlyList<string> off, IReadOnlyList<string> blocked)
    {
        List<string> parts = [];
        parts.AddRange(off.Count > 0 ? [$"{List(off.Select(Name))} {(off.Count == 1 ? "est arrêté" : "sont arrêtés")}"] : Array.Empty<string>());
        parts.AddRange(blocked.Count > 0 ? [$"{List(blocked.Select(Name))} {(blocked.Count == 1 ? "ne peut pas être utilisé pour le moment" : "ne peuvent pas être utilisés pour le moment")}"] : Array.Empty<string>());
        return string.Join("; ", parts) + ".";
    }

    public override string Problem(PanelProblem problem) => problem.Kind is PanelProblemKind.PanelDown ? "Le panneau ne répond pas en ce moment ; je ne peux ni voir ni modifier vos serveurs. Réessayez dans quelques minutes." : base.Problem(problem);

    public override string Action(string verb) => verb switch
    {
        "start" => "démarrage",
        "stop" => "arrêt",
        "restart" => "redémarrage",
        "kill" => "arrêt forcé (kill)",
        _ => base.Action(verb),
    };

    public override string Consequence(string verb) => verb switch
    {
        "start" => "Les joueurs pourront rejoindre dès que le serveur est prêt.",
        "stop" => "Les joueurs sont déconnectés et le serveur reste arrêté.",
        "restart" => "Les joueurs sont déconnectés environ une minute ; le monde est enregistré avant.",
        "kill" => "Le serveur s'arrête aussitôt, sans enregistrer.",
        _ => base.Consequence(verb),
    };

    public override string Proposing(string verb, string server) => $"J'ai préparé ci-dessous pour {Name(server)} : **{Action(verb)}**.";
    public override string NothingWithoutYou => "Rien ne se passe avant votre accord.";
    public override string KillRisk(string server) => $"Attention : kill arrête {Name(server)} sans enregistrer ; tout ce qui s'est passé depuis la dernière sauvegarde est perdu.";
    public override string AlreadyRunning(string server) => $"{Name(server)} est déjà en marche.";
    public override string AlreadyOff(string server) => $"{Name(server)} est déjà arrêté.";
    public override string RestartOfStopped(string server) => $"{Name(server)} est arrêté ; un redémarrage le démarre simplement.";
    public override string StartWillFail(string server, string what) => $"Attention : la dernière fois il n'a pas démarré ({what}). Un simple démarrage échouera sans doute de la même façon.";
    public override string Refused(string verb, string server, PanelProblem problem) => problem.Kind is PanelProblemKind.NoPermission
        ? $"Je ne peux pas préparer cela : sur {Name(server)}, il vous manque le droit `{problem.Permission}`. Le propriétaire du serveur peut vous le donner dans le panneau. Je n'ai rien changé."
        : problem.Kind is PanelProblemKind.Suspended ? Suspended(server) : base.Refused(verb, server, problem);

    public override FindingText? Finding(SeenFinding finding, FindingFacts facts) => FrenchFindings.Find(finding, facts) ?? base.Finding(finding, facts);
    public override string ProofHead(string source) => "Les lignes qui le montrent :";
    public override string CauseHead => "**Cause probable :**";
    public override string StepsHead => "**Que faire**";
    public override string Documented(string title, int n) => $"Plus d'informations (en anglais) : {Plain(title)} [{n}].";
    public override string AlsoSeen(IReadOnlyList<string> others) => $"J'ai aussi vu : {List(others)}.";
    public override string CardReady(FixPlan plan, string server) => $"J'ai préparé ceci pour vous : **{FixDone(plan, server)}**. {NothingWithoutYou}";
    public override string CardReadyAfterLog => "Cette proposition vient de la lecture du journal ; vérifiez-la avant d'approuver.";
    public override string NeedsPerson(string server) => "Je ne peux pas le faire d'ici en un clic ; il faut une personne. Dites *je veux parler à un humain* et j'ouvre un ticket.";
    public override string Healthy(string server, ServerStatus? status, int lines) => $"{Name(server)} est en bonne santé ; je ne vois rien à réparer. J'ai vérifié son état et les {lines} dernières lignes de son journal.";
    public override string HealthyChat => "Des textes écrits par des joueurs dans le chat ne sont pas des erreurs.";
    public override string OffButClean(string server, int lines) => $"{Name(server)} est arrêté et son journal ne montre aucun problème. Je peux préparer le démarrage.";
    public override string NoLog(string server, string? why) => $"Je n'ai pas pu lire le journal de {Name(server)} ; sans lui je ne peux pas dire ce qui ne va pas.";
    public override string SeveralInTrouble(IReadOnlyList<(string Server, string What)> others) => $"Autres serveurs en difficulté : {string.Join(" ; ", others.Select(o => $"{Name(o.Server)} ({o.What})"))}.";
    public override string NothingInTrouble(int servers) => $"J'ai regardé vos {servers} serveurs et n'en vois aucun en difficulté. Dites-moi lequel et ce que vous remarquez.";

    public override string FixDone(FixPlan plan, string server)
    {
        var name = Plain(server);
        var what = plan.Verb switch
        {
            "set_variable" => $"régler `{plan.Parameters["key"]}` sur `{plan.Parameters["value"]}`",
            "set_docker_image" => $"passer à l'image `{plan.Parameters["image"]}`",
            "disable_plugin" or "disable_mod" => $"désactiver `{FindingWords.File(plan)}`",
            "restart" => $"redémarrer {name}",
            "start" => $"démarrer {name}",
            "stop" => $"arrêter {name}",
            _ => base.FixDone(plan with { ThenStart = false }, server),
        };
        return plan.ThenStart ? $"{what}, puis démarrer {name}" : what;
    }

    public override string SayHuman => "Je veux parler à un humain";
    public override string SayList => "Mes serveurs";
    public override string SayStillBroken => "Ça ne marche toujours pas";
    public override string SayWorks => "Ça marche maintenant, merci";
    public override string SayFix => "Répare-le";
    public override string SayCheck(string server) => $"Que se passe-t-il avec {Plain(server)} ?";
    public override string SayRestart(string server) => $"Redémarre {Plain(server)}";
    public override string SayStart(string server) => $"Démarre {Plain(server)}";
    public override string SayWhyOff(string server) => $"Pourquoi {Plain(server)} est arrêté ?";
}
