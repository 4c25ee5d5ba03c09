using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entente.Web.Data;

/// <summary>Takes every fact about a company out of the database. What the program itself runs on stays: keys, stamps, and the audit record of what happened.</summary>
internal static class Emptying
{
    private static readonly HashSet<string> Kept = new(["api_keys", "audit_entries", "jobs", "stamps", "data_protection_keys"], StringComparer.Ordinal);

    /// <summary>Deletes within the context's present transaction.</summary>
    public static async Task DeleteCompany(this EntenteDb db, CancellationToken stop)
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Deleting everything needs a transaction.");
        foreach (var reference in ForeignKeys(db).Where(key => TableOf(key.DeclaringEntityType) == TableOf(key.PrincipalEntityType)))
            await Run(transaction, $"UPDATE {TableOf(reference.DeclaringEntityType)} SET {reference.Properties[0].GetColumnName()} = NULL", stop);
        var left = db.Model.GetEntityTypes().Select(TableOf).OfType<string>().Distinct(StringComparer.Ordinal).Except(Kept, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var needs = ForeignKeys(db).Select(key => (Table: TableOf(key.DeclaringEntityType)!, Of: TableOf(key.PrincipalEntityType)!)).Where(key => key.Table != key.Of).ToLookup(key => key.Of, key => key.Table, StringComparer.Ordinal);
        while (left.FirstOrDefault(table => !needs[table].Any(left.Contains)) is { } free)
        {
            await Run(transaction, $"DELETE FROM {free}", stop);
            left.Remove(free);
        }

        if (left.Count > 0)
            throw new InvalidOperationException($"Tables that refer to each other in a circle: {string.Join(", ", left)}.");
    }

    private static IEnumerable<IForeignKey> ForeignKeys(EntenteDb db) =>
        db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).Where(key => !key.IsOwnership && TableOf(key.DeclaringEntityType) is { } table && !Kept.Contains(table));

    private static string? TableOf(IEntityType type) => type.GetTableName();

    /// <summary>Names come from the model alone.</summary>
    private static async Task Run(DbTransaction transaction, string sql, CancellationToken stop)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        await command.ExecuteNonQueryAsync(stop);
    }
}
