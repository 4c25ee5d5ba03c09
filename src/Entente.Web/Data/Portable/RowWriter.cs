namespace Entente.Web.Data.Portable;

/// <summary>Writes whole tables into a database that nobody else uses yet.</summary>
internal abstract class RowWriter : IAsyncDisposable
{
    public abstract Task Write(PortableTable table, IAsyncEnumerable<object?[]> rows, CancellationToken stop);

    public abstract Task Commit(CancellationToken stop);

    public abstract ValueTask DisposeAsync();
}
