namespace Entente.Web.Features.Ratings;

/// <summary>The statements that add counts to the rows of a table of tallies. Parameters are named as the columns.</summary>
internal sealed class TallyUpsert(string table, IReadOnlyList<string> keys, IReadOnlyList<string> counts)
{
    /// <summary>For one row.</summary>
    public string Row { get; } = Sql(table, keys, counts, $"VALUES ({Parameters(keys, counts)})");

    /// <summary>For many rows, each parameter an array; PostgreSQL alone knows it.</summary>
    public string Rows { get; } = Sql(table, keys, counts, $"SELECT * FROM unnest({Parameters(keys, counts)})");

    /// <summary>The parameters of the counts.</summary>
    public IEnumerable<(string Name, object Value)> Each(Func<int, object> value) => counts.Select((count, i) => ("@" + count, value(i)));

    private static string Parameters(IEnumerable<string> keys, IEnumerable<string> counts) => string.Join(", ", keys.Concat(counts).Select(column => "@" + column));

    private static string Sql(string table, IReadOnlyList<string> keys, IReadOnlyList<string> counts, string rows) =>
        $"INSERT INTO {table} ({string.Join(", ", keys.Concat(counts))}) {rows} ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET "
        + string.Join(", ", counts.Select(count => $"{count} = {table}.{count} + excluded.{count}"));
}
