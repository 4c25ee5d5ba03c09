using System.Globalization;
using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Calendar;

/// <summary>The exceptions of the calendar, by year.</summary>
public sealed class DaysList(ReadCalendar calendar, IStringLocalizer<CalendarTexts> t) : IListSource<ExceptionalDay>
{
    public async Task<Outcome<Listing<ExceptionalDay>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var year = int.TryParse(asked["year"], CultureInfo.InvariantCulture, out var chosen) ? chosen : (int?)null;
        var rows = (await calendar.Read(stop)).Days.Where(day => year is null || day.Date.Year == year);
        return Listing<ExceptionalDay>.Of(asked, rows,
        [
            new(t["Date"], day => day.Date) { Sort = "date" },
            new(t["Kind"], day => t[day.IsWorking ? "Kind.Work" : "Kind.Off"].Value) { Sort = "kind" },
            new(t["Name"], day => day.Name) { Sort = "name" },
        ], "-date");
    }
}
