using Entente.Web.Data.Portable;

namespace Entente.Web.Features.Operations;

/// <summary>Copies one instant of a database into another, of whichever kind, and proves every table equal.</summary>
public sealed class CopyDatabase
{
    /// <summary>Answers how many rows each table has.</summary>
    public async Task<IReadOnlyList<(string Table, long Rows)>> Run(DatabaseSnapshot from, BesideDatabase to, CancellationToken stop)
    {
        IReadOnlyList<PortableTable> tables;
        await using (var db = from.CreateDbContext())
            tables = PortableSchema.Of(db);
        await to.Migrate(null, stop);
        var digests = await to.Fill(tables, table => from.Rows(table, stop), stop);
        return [.. tables.Zip(digests, (table, digest) => (table.Name, digest.Rows))];
    }
}
