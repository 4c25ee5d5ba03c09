using System.IO.Compression;
using Entente.Web.Platform.Sheets;
using MiniExcelLibs;

namespace Entente.Web.Tests.Platform.Sheets;

public sealed class WorkbookTests
{
    /// <summary>Excel keeps 86.5% as 0.865 and a format; whoever typed it means what they see.</summary>
    [Theory]
    [InlineData("10", "86.5%")]
    [InlineData("188", "86.5%")]
    [InlineData("2", "0.865")]
    public void A_cell_in_percent_is_read_as_it_is_shown(string format, string expected)
    {
        using var book = new MemoryStream();
        book.SaveAs(new[] { new { indicator = "满意率", value = 0.865 } }, sheetName: "Facts");
        using (var zip = new ZipArchive(book, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("xl/styles.xml")!;
            using var reader = new StreamReader(entry.Open());
            var styles = reader.ReadToEnd();
            reader.Dispose();
            entry.Delete();
            var cells = styles.IndexOf("<x:cellXfs", StringComparison.Ordinal);
            using var writer = new StreamWriter(zip.CreateEntry("xl/styles.xml").Open());
            writer.Write(styles[..cells].Replace("<x:numFmts count=\"0\">", "<x:numFmts count=\"1\"><x:numFmt numFmtId=\"188\" formatCode=\"0.0%\"/>", StringComparison.Ordinal)
                + styles[cells..].Replace("numFmtId=\"0\"", $"numFmtId=\"{format}\"", StringComparison.Ordinal));
        }

        book.Position = 0;
        var read = SheetFile.Read("facts.xlsx", book, [new SheetColumns("Facts", ["indicator", "value"], [])]);
        Assert.Null(read.Refusal);
        Assert.Equal(expected, read.Value!.Rows("Facts").Single()["value"]);
    }
}
