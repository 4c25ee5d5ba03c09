using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Health;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Operations.Health;

/// <summary>Whether the sealing key is there and is the database's own.</summary>
internal sealed class KeysHealth(SealingKey key, ReadKeyFit fit, IDbContextFactory<EntenteDb> databases, KeysHealth.Place place) : IHealthSource
{
    private const string Check = "keys";

    public int Order => 40;

    public async Task<IReadOnlyList<HealthFinding>> Look(bool thorough, CancellationToken stop)
    {
        if (place.IsLent)
            return [HealthFinding.Bad(Check, "none", SealingKey.FileIn(place.Folder))];
        await using var db = await databases.CreateDbContextAsync(stop);
        return
        [
            await fit.Read(db, key, stop) is false ? HealthFinding.Bad(Check, "other", key.Fingerprint)
                : key.IsExchanging ? HealthFinding.Warning(Check, "exchange", key.Fingerprint)
                : HealthFinding.Good(Check, "good", key.Fingerprint),
        ];
    }

    /// <summary>Where the key should stand.</summary>
    /// <param name="Folder">The data folder.</param>
    /// <param name="IsLent">True where there is none and the program was only lent one, so that it made none.</param>
    internal sealed record Place(string Folder, bool IsLent);
}
