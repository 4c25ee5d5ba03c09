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
    public static IReadOnlyList<(string Sheet, string[] Columns, string[] Required)> All { get; } =
    [
        (Units, ["code", "name", "englishName", "parent", "manager", "managerFrom"], ["code", "name"]),
        (People, ["email", "name", "englishName", "title", "englishTitle", "home", "units", "roles"], ["email", "name"]),
        (Services, ["code", "provider", "name", "englishName", "scale", "mode", "commentRequired"], ["code", "provider", "name"]),
        (Links, ["service", "customer", "from", "to"], ["service", "customer"]),
        (Expectations, ["service", "customer", "text", "englishText", "measure", "comparator", "target", "unit", "signedByProvider", "signedByCustomer"], ["service", "customer", "text"]),
    ];
}
