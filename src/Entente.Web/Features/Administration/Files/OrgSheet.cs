namespace Entente.Web.Features.Administration.Files;

/// <summary>One sheet as it was read: columns by header, rows that are not empty.</summary>
public sealed record OrgSheet(string Name, IReadOnlyList<OrgRow> Rows);
