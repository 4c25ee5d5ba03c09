using Entente.Web.Data;

namespace Entente.Web.Commands;

/// <summary>Where a command finds its data.</summary>
/// <param name="Folder">Keys and files.</param>
/// <param name="Database">The database.</param>
public sealed record Store(string Folder, DatabaseUrl Database);
