using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Audit;

/// <summary>The audit record as page and file.</summary>
public sealed class AuditList(ReadAudit audit, AuditWords words, IStringLocalizer<AuditTexts> texts) : IListSource<AuditEntry>
{
    public async Task<Outcome<Listing<AuditEntry>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var page = await audit.Read(Narrowing(asked, actor), asked.Skip, asked.Size ?? ListAsked.MostInFile, actor, stop);
        return page.IsRefused ? page.Refusal : new Listing<AuditEntry>(Columns(actor), page.Value.Rows, page.Value.Total, asked.Skip);
    }

    private static DateOnly? Day(string? asked) => DateOnly.TryParse(asked, CultureInfo.InvariantCulture, out var day) && PlausibleDays.Has(day) ? day : null;

    private static ReadAudit.Asked Narrowing(ListAsked asked, Actor actor) => new()
    {
        Text = asked["q"],
        Area = asked["area"],
        By = asked["by"] is null ? null : [.. actor.Directory.People.Where(person => asked.Finds("by", person.Name, person.EnglishName, person.Email)).Select(person => person.Id)],
        From = Day(asked["from"]),
        To = Day(asked["to"]),
        OldestFirst = asked.Sort == "number",
    };

    private List<ListColumn<AuditEntry>> Columns(Actor actor) =>
    [
        new(texts["Number"], entry => entry.Number) { Sort = "number" },
        new(texts["At"], entry => TimeZoneInfo.ConvertTime(entry.At, actor.Directory.TimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        new(texts["By"], entry => words.By(entry, actor.Directory)),
        new(texts["Action"], entry => words.Action(entry.Action)),
        new(texts["Code"], entry => entry.Action),
        new(texts["Subject"], entry => words.Subject(entry, actor.Chain).Text),
        new(texts["SubjectCode"], entry => entry.Subject),
        new(texts["Details"], entry => entry.Details),
        new(texts["Hash"], entry => Convert.ToHexStringLower(entry.Hash)),
    ];
}
