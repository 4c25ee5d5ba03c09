using System.Buffers.Text;
using System.Security.Cryptography;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Makes a link with which a person chooses a password, once and within a week. Only its hash is kept.</summary>
public sealed class InvitePerson(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public async Task<Outcome<string>> Run(Guid person, Actor actor, CancellationToken stop)
    {
        if (!actor.MayAdminister)
            return new NotAllowed();
        if (actor.Directory.Person(person) is not { RemovedAt: null })
            return new PersonUnknown();
        // An invitation sets a password: whoever may make one for an administrator could become one.
        if (!actor.IsAdministrator && actor.Directory.RolesOf(person).Any())
            return new NotAllowed();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Add(new Invitation { Id = Guid.CreateVersion7(clock.Now()), PersonId = person, TokenHash = HashOf(token), ExpiresAt = clock.Now() + Lifetime });
        db.Record(actor.PersonId, "person.invited", $"person/{person}", null, clock.Now());
        await db.SaveChangesAsync(stop);
        return token;
    }

    internal static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
}
