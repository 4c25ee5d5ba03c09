namespace Entente.Web.Features.Administration;

/// <summary>What an organisation file would change, or has changed.</summary>
public sealed record OrganizationReport(int Created, int Changed, int Unchanged, IReadOnlyList<RowError> Errors);
