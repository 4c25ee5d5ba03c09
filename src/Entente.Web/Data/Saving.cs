using Entente.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Data;

public static class Saving
{
    /// <summary>Saves; where somebody else changed the same in the meantime, says so instead.</summary>
    public static async Task<Refusal?> SaveOrRefuse(this EntenteDb db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedUnderYou();
        }
        catch (DbUpdateException fault) when (fault.InnerException is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } or Npgsql.PostgresException { SqlState: "23505" })
        {
            return new ChangedUnderYou();
        }
    }
}
