using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Web.Platform.Api;

/// <summary>Instants as ISO 8601 with offset. One without would be read in the time zone of whatever machine this runs on.</summary>
public sealed class InstantWithOffset : JsonConverter<DateTimeOffset>
{
    private const int OffsetLength = 6;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType is JsonTokenType.String ? reader.GetString()! : "";
        var hasOffset = text.EndsWith('Z') || (text.Length > OffsetLength && text[^OffsetLength] is '+' or '-' && text[^3] == ':');
        return hasOffset && reader.TryGetDateTimeOffset(out var instant) ? instant : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString("O", CultureInfo.InvariantCulture));
}
