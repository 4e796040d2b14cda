namespace Portal.Domain.People;

/// <summary>What a person may do here. A person has exactly one role.</summary>
public enum Role
{
    /// <summary>A customer who owns or co-manages game servers.</summary>
    Owner,

    /// <summary>Human support staff.</summary>
    Agent,

    /// <summary>Runs the portal.</summary>
    Admin,
}

/// <summary>
/// Who asks. Made once per circuit, request or turn from the authenticated person, never from a form, route or model argument.
/// </summary>
/// <param name="UserId">The portal's own id of the person.</param>
/// <param name="SessionId">The sign-in this comes from; a confirmation is valid only in the session that it was made in.</param>
/// <param name="SecurityStamp">Changes with password, role and lock; every write checks it again.</param>
/// <param name="Role">The person's role at sign-in.</param>
public sealed record Caller(string UserId, string SessionId, string SecurityStamp, Role Role)
{
    /// <summary>Agents and admins: they see tickets and the conversations tied to them.</summary>
    public bool IsStaff => Role is Role.Agent or Role.Admin;
}

/// <summary>A row that belongs to one owner. Nobody else reads it, and nobody asking means nothing read.</summary>
public interface IOwned
{
    /// <summary>The portal's id of the owner.</summary>
    string OwnerId { get; }
}

/// <summary>A row of a conversation. Staff read it too once the conversation has a ticket.</summary>
public interface IOfConversation : IOwned
{
    /// <summary>The conversation it belongs to.</summary>
    Guid ConversationId { get; }
}
