using System.Buffers.Text;
using System.Security.Cryptography;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Makes an API key; it is shown once and never again.</summary>
public sealed class CreateKey(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    /// <summary>The key; <paramref name="by"/> is null where the command line makes it.</summary>
    public async Task<Outcome<string>> Run(string name, IReadOnlyCollection<string> scopes, Guid? by, CancellationToken stop)
    {
        if (NameInvalid.Check(name, "name") is { } refusal)
            return refusal;
        if (scopes.Count == 0 || scopes.FirstOrDefault(scope => scope != Actor.AdminScope && !Policies.Scopes.Contains(scope, StringComparer.Ordinal)) is not null)
            return new ScopeUnknown(string.Join(' ', scopes));
        var key = KeyAuthentication.Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Add(new ApiKey { Id = Guid.CreateVersion7(clock.Now()), Name = name, Hash = KeyAuthentication.HashOf(key), Scopes = string.Join(' ', scopes), CreatedAt = clock.Now(), CreatedBy = by });
        db.Record(by, "key.created", $"key/{name}", null, clock.Now());
        db.MoveSnapshot();
        await db.SaveChangesAsync(stop);
        return key;
    }
}
