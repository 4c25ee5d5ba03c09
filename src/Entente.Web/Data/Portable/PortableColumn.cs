namespace Entente.Web.Data.Portable;

/// <summary>A column, as both databases have it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Instants">Of a record that is kept as JSON: its parts that are instants, which each database writes in a form of its own.</param>
/// <param name="Bytes">The same of its parts that are bytes.</param>
public sealed record PortableColumn(string Name, ValueKind Kind, IReadOnlyList<string>? Instants = null, IReadOnlyList<string>? Bytes = null);
