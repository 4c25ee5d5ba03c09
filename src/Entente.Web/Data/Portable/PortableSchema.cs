using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Web.Data.Portable;

/// <summary>The tables of the model, each after those that it refers to.</summary>
public static class PortableSchema
{
    private static readonly Dictionary<Type, ValueKind> Kinds = new()
    {
        [typeof(Guid)] = ValueKind.Identity,
        [typeof(DateTimeOffset)] = ValueKind.Instant,
        [typeof(DateOnly)] = ValueKind.Day,
        [typeof(TimeOnly)] = ValueKind.Time,
        [typeof(bool)] = ValueKind.Truth,
        [typeof(int)] = ValueKind.Whole,
        [typeof(long)] = ValueKind.Large,
        [typeof(double)] = ValueKind.Real,
        [typeof(string)] = ValueKind.Text,
        [typeof(byte[])] = ValueKind.Bytes,
    };

    public static IReadOnlyList<PortableTable> Of(EntenteDb db)
    {
        var left = db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<PortableTable>();
        while (left.Count > 0)
        {
            var free = left.Find(table => !table.ForeignKeyConstraints.Any(key => key.PrincipalTable != table && left.Contains(key.PrincipalTable)))
                ?? throw new InvalidOperationException($"Tables that refer to each other in a circle: {string.Join(", ", left.Select(table => table.Name))}.");
            left.Remove(free);
            ordered.Add(new PortableTable(
                free.Name,
                [.. free.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(ColumnOf)],
                [.. free.PrimaryKey!.Columns.Select(column => column.Name)]));
        }

        return ordered;
    }

    /// <summary>A record that is kept as JSON is no property; what stands in it is known from its own type.</summary>
    private static PortableColumn ColumnOf(IColumn column)
    {
        if (column.PropertyMappings.Count > 0)
            return new PortableColumn(column.Name, KindOf(column));
        var parts = column.Table.EntityTypeMappings.SelectMany(mapping => mapping.TypeBase.Model.GetEntityTypes())
            .Where(type => type.IsMappedToJson() && type.GetContainerColumnName() == column.Name && type.GetTableName() == column.Table.Name).Distinct().SelectMany(type => type.GetProperties()).Where(property => !property.IsPrimaryKey() && property.GetJsonPropertyName() is not null).ToList();
        if (parts.Find(property => Bare(property.ClrType) is var type && (type == typeof(Guid) || type == typeof(DateOnly) || type == typeof(TimeOnly))) is { } other)
            throw new InvalidOperationException($"{column.Table.Name}.{column.Name}.{other.Name} holds {other.ClrType.Name} in JSON, which backups do not know: add it to {nameof(JsonForm)}.");
        IReadOnlyList<string> Of(Type type) => [.. parts.Where(property => Bare(property.ClrType) == type).Select(property => property.GetJsonPropertyName()!)];
        return new PortableColumn(column.Name, ValueKind.Json, Of(typeof(DateTimeOffset)), Of(typeof(byte[])));
    }

    private static ValueKind KindOf(IColumn column)
    {
        var mapping = column.PropertyMappings[0];
        var type = Bare(mapping.Property.ClrType);
        // Identities and instants are kept in forms that differ; any other conversion is the model's own and alike in both.
        if (Kinds.TryGetValue(type, out var plain) && (plain is ValueKind.Identity or ValueKind.Instant || mapping.TypeMapping.Converter is null))
            return plain;
        var kept = Bare(mapping.TypeMapping.Converter?.ProviderClrType ?? type);
        return Kinds.TryGetValue(kept, out var kind) ? kind : throw new InvalidOperationException($"{column.Table.Name}.{column.Name} holds {kept.Name}, which backups do not know: add it to {nameof(ValueKind)}.");
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
