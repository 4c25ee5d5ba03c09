using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Data.Portable;
using Entente.Web.Platform;

namespace Entente.Web.Features.Operations.Personal;

/// <summary>Everything that is held about a person under their name, for themself; for HR and administrators all but what is theirs alone.</summary>
public sealed class ReadPersonal(DatabaseUrl database)
{
    /// <summary>The rows of a table in which they stand.</summary>
    public sealed record Part(PortableTable Table, IReadOnlyList<object?[]> Rows);

    /// <param name="Person">Whose.</param>
    /// <param name="IsOwn">True where they get it themself.</param>
    /// <param name="Parts">Tables with at least one row.</param>
    public sealed record View(Person Person, bool IsOwn, IReadOnlyList<Part> Parts);

    public async Task<Outcome<View>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        var isOwn = actor.PersonId == id;
        if (!isOwn && !actor.MayAdminister)
            return new NotAllowed();
        if (actor.Directory.Person(id) is not { RemovedAt: null } person)
            return new PersonUnknown();
        await using var snapshot = await DatabaseSnapshot.Open(database, stop);
        IReadOnlyList<PersonalTables> tables;
        await using (var db = snapshot.CreateDbContext())
            tables = PersonalTables.Of(db, isOwn);
        var parts = new List<Part>();
        foreach (var table in tables)
        {
            var rows = new List<object?[]>();
            await foreach (var row in snapshot.RowsNaming(table.Table, id, table.Identities, table.Lists, stop))
                rows.Add(row);
            if (rows.Count > 0)
                parts.Add(new Part(table.Table, rows));
        }

        return new View(person, isOwn, parts);
    }
}
