using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Web.Data;

/// <summary>How lists and texts of a row stand in its columns. What is stored is read for years: neither form is changed, and what is new takes the first.</summary>
internal static class StoredJson
{
    /// <summary>Names as programs outside write them, enumerations in words, what is null left out.</summary>
    public static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Names as they are declared, without what is derived from others.</summary>
    public static readonly JsonSerializerOptions AsDeclared = new()
    {
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
