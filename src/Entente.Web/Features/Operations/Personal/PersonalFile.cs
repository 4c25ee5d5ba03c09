using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Entente.Web.Data.Portable;
using Entente.Web.Platform.Sheets;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Operations.Personal;

/// <summary>A person's data as one file: a workbook for people, JSON for programs, and a word on what is not in it.</summary>
public sealed class PersonalFile(IStringLocalizer<OperationsTexts> texts)
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public byte[] Write(ReadPersonal.View view)
    {
        var file = new MemoryStream();
        using (var parts = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var about = new StreamWriter(parts.CreateEntry("README.txt").Open()))
                about.Write(texts[view.IsOwn ? "Personal.About" : "Personal.AboutOffice", view.Person.Name, view.Person.Email].Value);
            using (var content = parts.CreateEntry("data.json").Open())
            using (var json = new Utf8JsonWriter(content, Readable))
                Write(json, view);
            using var book = new MemoryStream();
            SheetWriter.WriteWorkbook([.. view.Parts.Select(part => new SheetTable(part.Table.Name, [.. part.Table.Columns.Select(column => column.Name)], [.. part.Rows.Select(Cells)]))], book);
            using var sheet = parts.CreateEntry("data.xlsx").Open();
            book.WriteTo(sheet);
        }

        return file.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ReadPersonal.View view)
    {
        var line = new ArrayBufferWriter<byte>();
        json.WriteStartObject();
        foreach (var part in view.Parts)
        {
            json.WriteStartArray(part.Table.Name);
            foreach (var row in part.Rows)
            {
                json.WriteStartObject();
                line.ResetWrittenCount();
                RowText.Write(line, part.Table, row);
                using var values = JsonDocument.Parse(line.WrittenMemory);
                foreach (var (column, value) in part.Table.Columns.Zip(values.RootElement.EnumerateArray()))
                {
                    json.WritePropertyName(column.Name);
                    value.WriteTo(json);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static IReadOnlyList<string> Cells(object?[] row) => [.. row.Select(value => value is DateTimeOffset at ? at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];
}
