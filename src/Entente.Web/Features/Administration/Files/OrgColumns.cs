using Entente.Web.Platform.Sheets;

namespace Entente.Web.Features.Administration.Files;

/// <summary>The sheets of an organisation file and their columns: what a file is read by and written by.</summary>
public static class OrgColumns
{
    public const string Units = "Units";
    public const string People = "People";
    public const string Services = "Services";
    public const string Links = "Links";
    public const string Expectations = "Expectations";

    /// <summary>Every sheet in the order in which it is taken in.</summary>
    public static IReadOnlyList<SheetColumns> All { get; } =
    [
        new(Units, ["code", "name", "englishName", "parent", "manager", "managerFrom"], ["code", "name"]),
        new(People, ["email", "name", "englishName", "title", "englishTitle", "home", "units", "roles"], ["email", "name"]),
        new(Services, ["code", "provider", "name", "englishName", "scale", "mode", "commentRequired"], ["code", "provider", "name"]),
        new(Links, ["service", "customer", "from", "to"], ["service", "customer"]),
        new(Expectations, ["service", "customer", "text", "englishText", "measure", "comparator", "target", "unit", "signedByProvider", "signedByCustomer"], ["service", "customer", "text"]),
    ];
}
