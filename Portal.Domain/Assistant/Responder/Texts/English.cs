using System.Globalization;
using Portal.Domain.Panel;

namespace Portal.Domain.Assistant.Responder.Texts;

/// <summary>English: complete.</summary>
internal partial class English : ReplyTexts
{
    public override string Language => "en";
    public override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("en-GB");
    protected override string And => "and";

    public override string State(PowerState state) => state switch
    {
        PowerState.Running => "running",
        PowerState.Starting => "starting",
        PowerState.Stopping => "stopping",
        PowerState.Offline => "off",
        _ => "in an unknown state",
    };

    public override string Hello => "Hello! Tell me what is going on with your server, or ask me how something is done. I can read its log, check its state and prepare a fix for you to approve.";
    public override string Welcome => "You are welcome! Write whenever something comes up.";
    public override string Bye => "Goodbye, and have fun on your server!";
    public override string Capabilities =>
        """
        I am the portal's assistant, a program. I can

        - say how your servers are doing, and list them,
        - read a server's log, tell you what is wrong and which lines prove it,
        - prepare a restart, start, stop or a fix. Nothing happens until you approve the card,
        - answer how-to questions from the documentation here,
        - hand you to a person.
        """;

    public override string OffTopic => "I only know my way around your game servers, so I would be guessing there. If something is up with one of them, I am glad to help.";
    public override string Calm => "I can see this is frustrating. Let me try to be of use: tell me which server it is and what you see, and I look at its log right away. Or say *talk to a person* and I hand this over.";
    public override string DoNotKnow => "I do not know that, and I would rather say so than guess.";
    public override string OfferPerson => "If you like, I hand this to a person: just say *talk to a person*.";
    public override string GladItWorks(string? server) => server is null ? "Good to hear! I have noted it as fixed." : $"Good to hear! I have noted {Name(server)} as fixed.";
    public override string NothingOpen => "I have nothing waiting for a yes at the moment. Tell me what you would like done and on which server.";
    public override string CardStillOpen(string action, string server) => $"The card for **{action}** on {Name(server)} is still open above: press *Approve* there. A word in the chat is not enough for me to change a server.";
    public override string CardGone(string action, string server) => $"The earlier card has run out, so here is a fresh one for **{action}** on {Name(server)}.";
    public override string Declined(bool hadCards) => hadCards ? "All right, I have put the card away. Nothing was changed." : "All right, I leave everything as it is.";
    public override string NothingToRepeat => "I am not sure what to repeat. Tell me the action and the server, for example *restart Survival*.";
    public override string AskWhich(IReadOnlyList<string> names) => $"Which server do you mean? You have {List(names.Select(Name))}.";
    public override string UnknownServer(string name, IReadOnlyList<string> names) =>
        $"I find no server called {Name(name)} among yours, so I have done nothing. Yours are {List(names.Select(Name))}.";
    public override string NoServers => "I see no servers in your panel account. If you expected some, check under *Settings* that the right panel account is linked.";
    public override string Chosen(string server) => $"All right, this is about {Name(server)} now. What is the matter with it?";
    public override string Billing => "Invoices, payments and refunds are handled by people here; I cannot see or change them.";
    public override string Ticket(string number, TimeSpan expected, bool isNew) => isNew
        ? $"I have handed this to a person. Your ticket is **{number}**; somebody will look at it and answer here within about {Hours(expected)}. They see our conversation and what I found, so you need not repeat anything."
        : $"Your ticket **{number}** is open and a person will answer here. I have added this to it.";
    public override string TicketWhy(string trigger) => $"I am handing over because: {trigger}.";
    public override string PastedNothing => "I have gone through the lines you pasted and see nothing in them that points to a known problem.";
    public override string PastedFound => "I have gone through the lines you pasted.";
    public override string AttachedNothing(string name, long lines) => $"I have read the log you attached, {Plain(name)} ({Lines(lines)}), and see nothing in it that points to a known problem.";
    public override string AttachedFound(string name, long lines) => $"I have read the log you attached, {Plain(name)} ({Lines(lines)}).";
    public override string ThisServer => "this server";
    public override string SomethingFailed => "Something went wrong on my side while I was working on this. Please try again in a moment.";

    public override string ReadingAttached(string name) => $"Reading the attached log {Plain(name)}…";
    public override string ReadingConsole(string server) => $"Reading the console of {Plain(server)}…";
    public override string LookingAt(string server) => $"Looking at {Plain(server)}…";
    public override string LookingAtAll => "Looking at your servers…";
    public override string CheckingMemory => "Checking memory…";
    public override string UsingMemory(string what) => $"Using what I remember: {what}";
    public override string Searching => "Searching the documentation…";
    public override string CheckingRights(string server) => $"Checking your rights on {Plain(server)}…";
    public override string ReadingBackups(string server) => $"Reading the backups of {Plain(server)}…";
    public override string ReadingActivity(string server) => $"Reading the activity log of {Plain(server)}…";
    public override string HandingOver => "Handing over to a person…";
    public override string Remembering => "Noting your wish…";

    public override string SayHuman => "Talk to a person";
    public override string SayList => "List my servers";
    public override string SayFix => "Fix it";
    public override string SayWhyOff(string server) => $"Why is {Plain(server)} off?";
    public override string SayCheck(string server) => $"Check the log of {Plain(server)}";
    public override string SayRestart(string server) => $"Restart {Plain(server)}";
    public override string SayStart(string server) => $"Start {Plain(server)}";
    public override string SayWorks => "It works now, thanks";
    public override string SayStillBroken => "It is still broken";
    public override string SayBackups(string server) => $"Which backups does {Plain(server)} have?";
    public override string SayActivity => "What happened last night?";
    public override string SayMemory => "What do you remember about me?";
    public override string SayYesForget => "Yes, forget everything";
    public override string SayNo => "No, keep it";

    protected static string Hours(TimeSpan span) => span.TotalMinutes < 90 ? $"{Math.Max(1, Math.Round(span.TotalMinutes))} minutes" : $"{Math.Round(span.TotalHours)} hours";

    private static string Lines(long lines) => lines == 1 ? "1 line" : string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines");
}
