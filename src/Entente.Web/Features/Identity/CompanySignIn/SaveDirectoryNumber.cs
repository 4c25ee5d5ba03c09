using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>Enters the number that a person has in the company's directory, or takes it away. Whoever has that number there may become this person, so it takes the same right as an invitation.</summary>
public sealed class SaveDirectoryNumber(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed class Request
    {
        /// <summary>Empty to take it away.</summary>
        [MaxLength(DirectoryEntry.MaxLength)]
        public string? Number { get; set; }
    }

    public async Task<Outcome<Person>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Person(id) is not { RemovedAt: null } person)
            return new PersonUnknown();
        if (!IdentityRights.MayEndSessions(actor, id))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var number = FreeText.Clean(request.Number);
        if (number is not null && await db.Set<DirectoryEntry>().AnyAsync(one => one.Number == number && one.PersonId != id, stop))
            return new DirectoryNumberTaken();
        var known = await db.Set<DirectoryEntry>().SingleOrDefaultAsync(one => one.PersonId == id, stop);
        if (known?.Number == number)
            return person;
        if (known is null)
            db.Add(new DirectoryEntry { PersonId = id, Number = number });
        else
            known.Number = number;
        db.Record(actor.PersonId, "sign-in.number-set", $"person/{id}", number, clock.Now());
        return await db.SaveOrRefuse(stop) is { } refusal ? refusal : person;
    }
}
