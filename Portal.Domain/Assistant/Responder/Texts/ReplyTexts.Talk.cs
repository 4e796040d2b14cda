namespace Portal.Domain.Assistant.Responder.Texts;

// Talk: greetings, asking back, saying that something is not known.
public abstract partial class ReplyTexts
{
    public abstract string Hello { get; }
    public abstract string Welcome { get; }
    public abstract string Bye { get; }
    public abstract string Capabilities { get; }
    public abstract string OffTopic { get; }
    public abstract string Calm { get; }
    public abstract string DoNotKnow { get; }
    public abstract string OfferPerson { get; }
    public abstract string GladItWorks(string? server);
    public abstract string NothingOpen { get; }
    public abstract string CardStillOpen(string action, string server);
    public abstract string CardGone(string action, string server);
    public abstract string Declined(bool hadCards);
    public abstract string NothingToRepeat { get; }
    public abstract string AskWhich(IReadOnlyList<string> names);
    public abstract string UnknownServer(string name, IReadOnlyList<string> names);
    public abstract string NoServers { get; }
    public abstract string Chosen(string server);
    public abstract string Billing { get; }
    public abstract string Ticket(string number, TimeSpan expected, bool isNew);
    public abstract string TicketWhy(string trigger);
    public abstract string PastedNothing { get; }
    public abstract string PastedFound { get; }
    public abstract string AttachedNothing(string name, long lines);
    public abstract string AttachedFound(string name, long lines);
    public abstract string ThisServer { get; }
    public abstract string SomethingFailed { get; }
}
