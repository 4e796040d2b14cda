using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>The portal on PostgreSQL, for several nodes. Instants are <c>timestamptz</c>.</summary>
public sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options) : PortalDbContext(options);
