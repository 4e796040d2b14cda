using Portal.Domain.People;

namespace Portal.Domain.Data;

/// <summary>Opens the database for somebody.</summary>
public interface IPortalDbFactory
{
    /// <summary>
    /// What this person may see: their own rows; for staff also tickets and the conversations tied to one.
    /// Rows are added with the owner's id, whoever adds them.
    /// </summary>
    Task<IPortalDb> OpenAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Everything: for jobs, workers and start-up, never on a person's behalf.</summary>
    Task<IPortalDb> OpenForSystemAsync(CancellationToken cancellationToken);
}
