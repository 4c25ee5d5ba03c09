using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Provisioning;

/// <summary>Whom the company's directory finds here: everybody who was neither removed nor deleted from it.</summary>
public sealed class ReadUsers(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    /// <param name="Directory">The organisation.</param>
    /// <param name="Rows">The people, in order of identity, so that pages stay what they are.</param>
    public sealed record View(CompanyDirectory Directory, IReadOnlyList<Row> Rows);

    /// <param name="Person">Who.</param>
    /// <param name="Entry">What the directory knows of them; null where it said nothing yet.</param>
    public sealed record Row(Person Person, DirectoryEntry? Entry);

    public async Task<View> Read(CancellationToken stop)
    {
        var directory = (await snapshots.Read(stop)).Directory;
        await using var db = await databases.CreateDbContextAsync(stop);
        var entries = await db.Set<DirectoryEntry>().AsNoTracking().ToDictionaryAsync(entry => entry.PersonId, stop);
        return new View(directory, [.. directory.People.Where(person => person.RemovedAt is null).Select(person => new Row(person, entries.GetValueOrDefault(person.Id))).Where(row => row.Entry?.DeletedAt is null).OrderBy(row => row.Person.Id)]);
    }
}
