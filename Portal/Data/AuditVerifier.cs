using Microsoft.EntityFrameworkCore;
using Portal.Domain.Safety;

namespace Portal.Data;

/// <summary>What reading the whole trail showed.</summary>
/// <param name="Lines">Lines read and found right.</param>
/// <param name="FirstBroken">The first line that is missing, changed or out of place, or null when all is well.</param>
/// <param name="Head">The hash of the last good line; compare it with one written down elsewhere.</param>
internal sealed record AuditVerdict(long Lines, long? FirstBroken, string Head);

/// <summary>Reads the audit trail from its beginning and checks each line against the one before.</summary>
internal sealed class AuditVerifier(IPortalContexts contexts, AuditKey key, AuditHead head)
{
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenContextAsync(null, cancellationToken);
        var noted = head.Read();
        var (last, hash) = (0L, AuditChain.Beginning);
        await foreach (var line in context.Audit.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!Follows(line, last, hash) || (noted?.Id == line.Id && noted.Hash != line.Hash))
            {
                return new AuditVerdict(last, last + 1, hash);
            }

            (last, hash) = (line.Id, line.Hash);
        }

        // Lines cut off at the end leave a whole chain behind: only the head noted outside the database shows it.
        return new AuditVerdict(last, noted?.Id > last ? last + 1 : null, hash);
    }

    private bool Follows(AuditEntry line, long last, string hash) =>
        line.Id == last + 1 && line.Hash == AuditChain.Hash(key.Get(), hash, line);
}
