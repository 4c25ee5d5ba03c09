using Entente.Web.Data;
using Entente.Web.Data.Portable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Web.Features.Operations.Personal;

/// <summary>
/// Where a person stands in the database, taken from the model, so that a table that is added tomorrow is not forgotten: columns that hold identities, and
/// lists kept as JSON that name them. Nothing secret goes out, and nothing of enquiries that are under way.
/// </summary>
internal sealed record PersonalTables(PortableTable Table, IReadOnlyList<string> Identities, IReadOnlyList<string> Lists)
{
    /// <summary>Signs of unfair ratings are enquired into; whoever reads that they are looked at could prepare.</summary>
    private static readonly HashSet<string> Enquiries = new(["signs"], StringComparer.Ordinal);

    /// <summary>What is between the person and others, or theirs alone: it goes to themself and not to whoever administers.</summary>
    private static readonly HashSet<string> Own = new(
        [
            "ratings", "rating_revisions", "rater_tallies", "made_moves", "rater_influences", "adjusted_raters", "recovery_cases", "recovery_messages", "objections", "messages", "dispatches",
            "due_checks", "message_settings", "workshop_notes", "workshop_dots", "candidate_goals", "dialogue_notes", "dialogue_captures", "sessions", "account_passkeys",
        ],
        StringComparer.Ordinal);

    private static readonly string[] Secret = ["hash", "stamp", "secret", "token", "password", "sealed", "xml"];

    /// <param name="db">The model.</param>
    /// <param name="toThemself">True where the person gets it, false where somebody else does.</param>
    public static IReadOnlyList<PersonalTables> Of(EntenteDb db, bool toThemself)
    {
        var columns = db.Model.GetRelationalModel().Tables.ToDictionary(table => table.Name, table => table.Columns.ToList(), StringComparer.Ordinal);
        return
        [
            .. from table in PortableSchema.Of(db)
               where !Enquiries.Contains(table.Name) && (toThemself || !Own.Contains(table.Name))
               let found = new PersonalTables(
                   table with { Columns = [.. table.Columns.Where(column => IsShown(table.Name, column))] },
                   [.. columns[table.Name].Where(column => Bare(column) == typeof(Guid)).Select(column => column.Name)],
                   [.. columns[table.Name].Where(column => IsList(table.Name, column)).Select(column => column.Name)])
               where found.Identities.Count + found.Lists.Count > 0
               select found,
        ];
    }

    private static bool IsShown(string table, PortableColumn column) =>
        column.Kind is not ValueKind.Bytes && !Secret.Any(word => column.Name.Contains(word, StringComparison.Ordinal)) && (table, column.Name) is not ("account_tokens", "value");

    /// <summary>A list or a record that is kept as a text; and what an entry of the audit record is about.</summary>
    private static bool IsList(string table, IColumn column) =>
        (column.PropertyMappings is [var mapping, ..] && mapping.TypeMapping.Converter?.ProviderClrType == typeof(string) && !Bare(column).IsEnum && Bare(column) != typeof(Guid)) || (table, column.Name) is ("audit_entries", "subject");

    private static Type Bare(IColumn column) =>
        column.PropertyMappings is not [var mapping, ..] ? typeof(object) : Nullable.GetUnderlyingType(mapping.Property.ClrType) ?? mapping.Property.ClrType;
}
