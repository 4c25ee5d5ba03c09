using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Calendar;

/// <summary>
/// Enters days off and adjusted working days from a list: one a line, a date or two with two dots between, then 休 or 班 (off, work), then a name, as in
/// <c>2026-10-01..2026-10-07 休 国庆节</c>. All lines or none; a date that stands already is entered anew.
/// </summary>
public sealed class EnterDays(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private const int MostDays = 370;
    private static readonly string[] Off = ["休", "off"];
    private static readonly string[] Worked = ["班", "work"];

    public sealed record Request
    {
        [Required, MaxLength(10_000)]
        public string Lines { get; set; } = "";
    }

    public async Task<Outcome<IReadOnlyList<ExceptionalDay>>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (!actor.MayAdminister)
            return new NotAllowed();
        var days = new Dictionary<DateOnly, ExceptionalDay>();
        foreach (var (line, number) in request.Lines.Split('\n').Select((line, i) => (line.Trim(), i + 1)).Where(line => line.Item1.Length > 0))
        {
            if (Read(line) is not { } entered)
                return new CalendarLineInvalid(number, line);
            foreach (var day in entered)
                days[day.Date] = day;
            if (days.Count > MostDays)
                return new CalendarDaysTooMany(MostDays);
        }

        if (days.Count == 0)
            return new CalendarLineInvalid(1, "");
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.ExceptionalDays.Where(day => days.Keys.Contains(day.Date)).ExecuteDeleteAsync(stop);
        db.AddRange(days.Values);
        db.Record(actor.PersonId, "calendar.days-entered", "calendar", string.Join(", ", days.Values.Select(Written)), clock.Now());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return days.Values.OrderBy(day => day.Date).ToList();
    }

    internal static string Written(ExceptionalDay day) => string.Create(CultureInfo.InvariantCulture, $"{day.Date:yyyy-MM-dd} {(day.IsWorking ? "班" : "休")} {day.Name}");

    private static List<ExceptionalDay>? Read(string line)
    {
        var parts = line.Split([' ', '\t', ',', '，'], 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 3 || !(Off.Contains(parts[1], StringComparer.OrdinalIgnoreCase) || Worked.Contains(parts[1], StringComparer.OrdinalIgnoreCase)))
            return null;
        var dates = parts[0].Split("..");
        if (dates.Length > 2 || !TryRead(dates[0], out var first) || !TryRead(dates[^1], out var last) || last < first || last > first.AddDays(60))
            return null;
        var made = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(i => ExceptionalDay.On(first.AddDays(i), Worked.Contains(parts[1], StringComparer.OrdinalIgnoreCase), parts[2])).ToList();
        return made.Exists(day => day.IsRefused) ? null : made.ConvertAll(day => day.Value!);
    }

    private static bool TryRead(string text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && PlausibleDays.Has(date);
}
