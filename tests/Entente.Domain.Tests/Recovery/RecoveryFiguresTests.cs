using CsCheck;
using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;

namespace Entente.Domain.Tests.Recovery;

public sealed class RecoveryFiguresTests
{
    private static readonly Somewhere At = new();
    private static readonly WorkCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), WorkWeek.Usual(), []);
    private static readonly Period March = Period.Parse("2026-03");

    [Fact]
    public void A_clerks_count_of_three_cases()
    {
        // Monday 2 March at ten: talked with at noon, made good the next day at ten, confirmed.
        var good = Opened(2, Cause.FailedExpectation);
        Assert.Null(good.Contact(At.FinanceManager.Id, null, null, China(2, 12)));
        Assert.Null(good.MakeGood(At.FinanceManager.Id, "补了", Cause.FailedExpectation, China(3, 10)));
        good.Follow(new BadsOfDay(good.LinkId, At.Technician.Id, good.Day, 0, 1, null, China(4, 10)), Calendar, RecoveryLimits.Usual());
        // Monday 9 March: talked with two days later, a day too late; made good never.
        var late = Opened(9, Cause.FailedExpectation);
        Assert.Null(late.Contact(At.FinanceManager.Id, null, null, China(11, 10)));
        // Tuesday 31 March: its clocks run into April.
        var fresh = Opened(31, null);
        var figures = Of(March, China(31, 18), good, late, fresh);
        Assert.Equal((3, 1), (figures.Opened.Count, figures.Confirmed.Count));
        Assert.Equal([(Cause?)Cause.FailedExpectation, null], figures.Causes.Select(cause => cause.Cause));
        Assert.Equal([late], figures.Repeated);
        Assert.Equal([good], figures.Contact.Kept);
        Assert.Equal([late], figures.Contact.Missed);
        // Two hours and eighteen: ten is the middle. Only one was made good, after nine.
        Assert.Equal(TimeSpan.FromHours(10), figures.Contact.Median);
        Assert.Equal([good], figures.Remedy.Kept);
        Assert.Equal([late], figures.Remedy.Missed);
        Assert.Equal(TimeSpan.FromHours(9), figures.Remedy.Median);
    }

    [Fact]
    public void What_comes_after_a_period_never_changes_its_figures() =>
        Gen.Select(Gen.Int[1, 31], Gen.Int[0, 300], Gen.Int[1, 300], Gen.Int[1, 300], Gen.Int[0, 3]).Array[1, 12].Sample(made =>
        {
            var cases = made.Select(one => (Case: Opened(one.Item1, (Cause)(1 + one.Item5)), one)).ToList();
            // What is known at the end of the month, and what is known when everything has happened.
            foreach (var (one, plan) in cases)
                Walk(one, plan.Item2, plan.Item3, plan.Item4, plan.Item5, China(31, 23));
            var then = Show(Of(March, China(31, 23).AddMinutes(59), [.. cases.Select(pair => pair.Case)]));
            foreach (var (one, plan) in cases)
                Walk(one, plan.Item2, plan.Item3, plan.Item4, plan.Item5, DateTimeOffset.MaxValue);
            Assert.Equal(then, Show(Of(March, China(31, 23).AddYears(1), [.. cases.Select(pair => pair.Case)])));
        });

    [Fact]
    public void Two_of_one_cause_on_one_service_in_a_quarter_propose_a_need_and_what_was_taken_back_does_not()
    {
        RecoveryCase[] cases = [Opened(2, Cause.NothingAgreed), Opened(3, Cause.NothingAgreed), Opened(4, Cause.Misunderstanding), Opened(5, Cause.Misunderstanding), Opened(6, null), Opened(7, null)];
        cases[3].Follow(new BadsOfDay(cases[3].LinkId, At.Technician.Id, cases[3].Day, 0, 0, null, China(5, 11)), Calendar, RecoveryLimits.Usual());
        var repeat = Assert.Single(RecoveryRepeat.Of(cases, At.Chain, Somewhere.Today));
        Assert.Equal((At.Reimbursement.Id, Cause.NothingAgreed, 2), (repeat.ServiceId, repeat.Cause, repeat.Cases.Count));
        Assert.Empty(RecoveryRepeat.Of(cases, At.Chain, new DateOnly(2026, 4, 1)));
    }

    private static void Walk(RecoveryCase one, int contact, int remedy, int answer, int kind, DateTimeOffset until)
    {
        var at = one.OpenedAt.AddHours(contact);
        if (at <= until && one.State is RecoveryState.Open)
            Assert.Null(one.Contact(At.FinanceManager.Id, null, null, at));
        if ((at = at.AddHours(remedy)) <= until && one.State is RecoveryState.Contacted)
            Assert.Null(one.MakeGood(At.FinanceManager.Id, "补了", (Cause)(1 + (kind + 1) % 5), at));
        if ((at = at.AddHours(answer)) <= until && one.IsLive && one.State is RecoveryState.Remedied)
            one.Follow(new BadsOfDay(one.LinkId, At.Technician.Id, one.Day, 0, kind % 2, null, at), Calendar, RecoveryLimits.Usual());
    }

    private static string Show(RecoveryFigures figures) => string.Join('|',
        Ids(figures.Opened), Ids(figures.Confirmed), Ids(figures.Repeated), Ids(figures.Contact.Kept), Ids(figures.Contact.Missed), figures.Contact.Median, Ids(figures.Remedy.Kept), Ids(figures.Remedy.Missed), figures.Remedy.Median,
        string.Join(';', figures.Causes.Select(cause => $"{cause.Cause}:{Ids(cause.Cases)}")));

    private static string Ids(IEnumerable<RecoveryCase> cases) => string.Join(',', cases.Select(one => one.Id));

    private static RecoveryFigures Of(Period period, DateTimeOffset now, params RecoveryCase[] cases) =>
        RecoveryFigures.Of(cases, period, now, Calendar, At.Directory.DayOf, link => At.Chain.Link(link)!.ServiceId);

    private static RecoveryCase Opened(int day, Cause? cause) =>
        RecoveryCase.Open(Guid.CreateVersion7(), At.ReimbursementForAfterSales.Id, At.Technician.Id, new DateOnly(2026, 3, day), cause, China(day, 10), Calendar, RecoveryLimits.Usual());

    private static DateTimeOffset China(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.FromHours(8));
}
