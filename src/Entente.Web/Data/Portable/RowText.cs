using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Entente.Web.Data.Portable;

/// <summary>A row as one line of JSON: its values in the order of the table's columns, alike whichever database it came from.</summary>
public static class RowText
{
    private const string InstantForm = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private const string DayForm = "yyyy-MM-dd";
    private const string TimeForm = "HH:mm:ss.ffffff";
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a row, without the end of its line.</summary>
    public static void Write(ArrayBufferWriter<byte> line, PortableTable table, object?[] row)
    {
        using var json = new Utf8JsonWriter(line, Plain);
        json.WriteStartArray();
        for (var i = 0; i < row.Length; i++)
            Write(json, table.Columns[i].Kind, row[i]);
        json.WriteEndArray();
    }

    /// <summary>Reads a row; a <see cref="FormatException"/> or <see cref="JsonException"/> where it is none of this table.</summary>
    public static object?[] Read(ReadOnlySpan<byte> line, PortableTable table)
    {
        var json = new Utf8JsonReader(line);
        var row = new object?[table.Columns.Count];
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
            throw new FormatException("A row begins with a bracket.");
        for (var i = 0; i < row.Length; i++)
        {
            json.Read();
            row[i] = Read(ref json, table.Columns[i].Kind);
        }

        return json.Read() && json.TokenType == JsonTokenType.EndArray ? row : throw new FormatException("The row has more values than the table columns.");
    }

    private static void Write(Utf8JsonWriter json, ValueKind kind, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case Guid id: json.WriteStringValue(id); break;
            case DateTimeOffset at: json.WriteStringValue(at.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture)); break;
            case DateOnly day: json.WriteStringValue(day.ToString(DayForm, CultureInfo.InvariantCulture)); break;
            case TimeOnly time: json.WriteStringValue(time.ToString(TimeForm, CultureInfo.InvariantCulture)); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int whole: json.WriteNumberValue(whole); break;
            case long large: json.WriteNumberValue(large); break;
            case double real when double.IsFinite(real): json.WriteNumberValue(real); break;
            case double real: json.WriteStringValue(real.ToString("R", CultureInfo.InvariantCulture)); break;
            case string text: json.WriteStringValue(text); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            default: throw new InvalidOperationException($"{kind} is no {value.GetType().Name}.");
        }
    }

    private static object? Read(ref Utf8JsonReader json, ValueKind kind)
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        try
        {
            return kind switch
            {
                ValueKind.Identity => json.GetGuid(),
                ValueKind.Instant => DateTimeOffset.ParseExact(json.GetString()!, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                ValueKind.Day => DateOnly.ParseExact(json.GetString()!, DayForm, CultureInfo.InvariantCulture),
                ValueKind.Time => TimeOnly.ParseExact(json.GetString()!, TimeForm, CultureInfo.InvariantCulture),
                ValueKind.Truth => json.GetBoolean(),
                ValueKind.Whole => json.GetInt32(),
                ValueKind.Large => json.GetInt64(),
                ValueKind.Real => json.TokenType == JsonTokenType.String ? double.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetDouble(),
                ValueKind.Text or ValueKind.Json => json.GetString(),
                ValueKind.Bytes => json.GetBytesFromBase64(),
                _ => throw new FormatException($"{kind} is unknown."),
            };
        }
        catch (InvalidOperationException fault)
        {
            throw new FormatException(fault.Message, fault);
        }
    }
}
