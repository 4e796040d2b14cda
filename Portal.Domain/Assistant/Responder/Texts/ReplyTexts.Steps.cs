namespace Portal.Domain.Assistant.Responder.Texts;

// Lines of progress and what the owner may say next.
public abstract partial class ReplyTexts
{
    public abstract string ReadingConsole(string server);
    public abstract string ReadingAttached(string name);
    public abstract string LookingAt(string server);
    public abstract string LookingAtAll { get; }
    public abstract string CheckingMemory { get; }
    public abstract string UsingMemory(string what);
    public abstract string Searching { get; }
    public abstract string CheckingRights(string server);
    public abstract string ReadingBackups(string server);
    public abstract string ReadingActivity(string server);
    public abstract string HandingOver { get; }
    public abstract string Remembering { get; }

    public abstract string SayHuman { get; }
    public abstract string SayList { get; }
    public abstract string SayFix { get; }
    public abstract string SayWhyOff(string server);
    public abstract string SayCheck(string server);
    public abstract string SayRestart(string server);
    public abstract string SayStart(string server);
    public abstract string SayWorks { get; }
    public abstract string SayStillBroken { get; }
    public abstract string SayBackups(string server);
    public abstract string SayActivity { get; }
    public abstract string SayMemory { get; }
    public abstract string SayYesForget { get; }
    public abstract string SayNo { get; }
}
