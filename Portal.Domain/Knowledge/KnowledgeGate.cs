using Portal.Domain.People;
using Portal.Domain.Safety;

namespace Portal.Domain.Knowledge;

/// <summary>Only admins look behind the knowledge base or change it; what they change, and what others tried, is on the audit trail.</summary>
public sealed class KnowledgeGate(IAuditTrail audit)
{
    /// <summary>Whether this person may look.</summary>
    public bool IsOpen(Caller caller) => caller.Role == Role.Admin;

    /// <summary>Whether this person may change something; written down either way.</summary>
    public async Task<bool> PassAsync(Caller caller, string action, object detail, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(caller.UserId, null, action, IsOpen(caller) ? "done" : "denied", detail, cancellationToken);
        return IsOpen(caller);
    }
}
