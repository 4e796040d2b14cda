using Portal.Domain.Data;
using Portal.Domain.People;

namespace Portal.Domain.Conversations;

/// <summary>Makes a turn: its row and the still empty answer, to be saved together.</summary>
public static class Turns
{
    /// <summary>Adds turn and answer to the context; the caller saves.</summary>
    /// <param name="actionId">For a report on an action, that action.</param>
    public static Turn Add(IPortalDb db, Caller caller, Guid conversationId, Guid questionId, Guid? actionId, TimeProvider clock)
    {
        // One millisecond later, so that the answer stands after the question in every order by time.
        var at = clock.GetUtcNow().AddMilliseconds(1);
        var answer = new Message
        {
            OwnerId = caller.UserId, ConversationId = conversationId, ClientId = Guid.NewGuid().ToString("N"), Role = MessageRole.Assistant, Text = "",
            State = MessageState.Streaming, CreatedAt = at, AnswersId = questionId,
        };
        var turn = new Turn
        {
            OwnerId = caller.UserId, ConversationId = conversationId, QuestionId = questionId, AnswerId = answer.Id, ActionId = actionId,
            SessionId = caller.SessionId, SecurityStamp = caller.SecurityStamp, CreatedAt = at,
        };
        db.Messages.Add(answer);
        db.Turns.Add(turn);
        return turn;
    }
}
