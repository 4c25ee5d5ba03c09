using Entente.Domain.Calendar;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;

namespace Entente.Domain.Tests.Recovery;

public sealed class RecoveryCaseTests
{
    private static readonly Somewhere At = new();

    /// <summary>Thursday and Friday are off, Saturday and Sunday are worked for them.</summary>
    private static readonly WorkCalendar Adjusted = new(
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), WorkWeek.Usual(),
        [Day(26, false), Day(27, false), Day(28, true), Day(29, true)]);

    [Fact]
    public void Clocks_count_working_days_over_holidays_and_adjusted_working_days()
    {
        // Wednesday at ten: one working day later is Saturday, five is Wednesday: Sat, Sun, Mon, Tue, Wed.
        var one = Opened(Cause.FailedExpectation);
        Assert.Equal((China(28, 10), new DateTimeOffset(2026, 4, 1, 10, 0, 0, TimeSpan.FromHours(8))), (one.ContactDueAt, one.RemedyDueAt));
        Assert.Null(one.Contact(At.AfterSalesManager.Id, "已电话了解", null, China(28, 11)));
        Assert.Equal(TimeSpan.FromHours(10), one.Clock.ToContact(Adjusted));
        Assert.False(one.Clock.IsLate(China(28, 11)));
    }

    [Fact]
    public void The_whole_way_and_back_and_again()
    {
        var one = Opened(null);
        Assert.IsType<RecoveryStepIllegal>(one.MakeGood(At.AfterSalesManager.Id, "补了", Cause.Misunderstanding, China(25, 11)));
        Assert.Null(one.Contact(At.AfterSalesManager.Id, null, null, China(25, 12)));
        Assert.IsType<RecoveryFindingMissing>(one.MakeGood(At.AfterSalesManager.Id, "补了", null, China(25, 13)));
        Assert.Null(one.MakeGood(At.AfterSalesManager.Id, "补了", Cause.Misunderstanding, China(25, 13)));
        Assert.Null(one.Reopen("没有收到", China(25, 14), Adjusted, RecoveryLimits.Usual()));
        Assert.Equal((RecoveryState.Reopened, 2), (one.State, one.Clocks.Count));
        Assert.Null(one.Contact(At.AfterSalesManager.Id, null, null, China(25, 15)));
        Assert.Null(one.MakeGood(At.AfterSalesManager.Id, "重办", null, China(25, 16)));
        one.Follow(Said(0, 1, China(25, 17)), Adjusted, RecoveryLimits.Usual());
        Assert.Equal((RecoveryState.Confirmed, "重办", Cause.Misunderstanding), (one.State, one.Remedy, one.Finding));
    }

    [Fact]
    public void A_further_bad_of_the_day_changes_nothing_but_says_why_where_nobody_had()
    {
        var further = Said(1, 0, China(25, 17)) with { OnlyNew = true, Cause = Cause.Misunderstanding };
        var one = Opened(Cause.FailedExpectation);
        Assert.False(RecoveryCase.IsMovedBy(one.State, one.RaterCause, one.ConfirmedLate, further));
        one.Follow(further, Adjusted, RecoveryLimits.Usual());
        Assert.Equal((Cause.FailedExpectation, 1, RecoveryState.Open), (one.RaterCause, one.Version, one.State));
        one = Opened(null);
        Assert.True(RecoveryCase.IsMovedBy(one.State, one.RaterCause, one.ConfirmedLate, further));
        one.Follow(further, Adjusted, RecoveryLimits.Usual());
        Assert.Equal(Cause.Misunderstanding, one.RaterCause);
        one.Follow(Said(0, 1, China(25, 18)), Adjusted, RecoveryLimits.Usual());
        Assert.True(RecoveryCase.IsMovedBy(one.State, one.RaterCause, one.ConfirmedLate, further));
        one.Follow(further, Adjusted, RecoveryLimits.Usual());
        Assert.Equal(RecoveryState.Reopened, one.State);
    }

    [Fact]
    public void Without_agreement_or_beyond_it_a_dialogue_is_asked_for_whoever_says_so_and_the_bad_stands()
    {
        Assert.Equal(China(25, 10), Opened(Cause.NothingAgreed).DialogueAskedAt);
        var one = Opened(Cause.FailedExpectation);
        Assert.Null(one.DialogueAskedAt);
        Assert.Null(one.Contact(At.AfterSalesManager.Id, null, Cause.BeyondAgreed, China(25, 12)));
        Assert.Equal((China(25, 12), Cause.FailedExpectation, Cause.BeyondAgreed, true), (one.DialogueAskedAt!.Value, one.RaterCause, one.Finding, one.IsLive));
    }

    [Fact]
    public void Who_rated_neither_owns_nor_receives_nor_handles_even_as_the_manager_above()
    {
        var one = RecoveryCase.Open(Guid.CreateVersion7(), At.PartsForTechnicians.Id, At.AfterSalesManager.Id, Somewhere.Today, null, Somewhere.Now, Adjusted, RecoveryLimits.Usual());
        Assert.Equal(At.Director.Id, RecoveryAccess.OwnerOf(At.Chain, one, Somewhere.Today)!.Id);
        Assert.False(RecoveryAccess.MayHandle(At.Chain, one, At.AfterSalesManager.Id, Somewhere.Today));
        Assert.False(RecoveryAccess.MayDelegate(At.Chain, one, At.AfterSalesManager.Id, Somewhere.Today));
        Assert.True(RecoveryAccess.MayRead(At.Chain, one, At.AfterSalesManager.Id, Somewhere.Today));
    }

    [Fact]
    public void The_rater_the_providers_side_HR_and_auditors_read_a_case_and_nobody_else()
    {
        var hr = At.Person(At.Root);
        At.Grant(hr, Role.HumanResources);
        var administrator = At.Person(At.Root);
        At.Grant(administrator, Role.Administrator);
        var one = RecoveryCase.Open(Guid.CreateVersion7(), At.ReimbursementForAfterSales.Id, At.Technician.Id, Somewhere.Today, null, Somewhere.Now, Adjusted, RecoveryLimits.Usual());
        Assert.Null(one.Delegate(At.Accountant.Id, At.FinanceManager.Id, Somewhere.Now));
        Person[] readers = [At.Technician, At.FinanceManager, At.Director, At.Accountant, hr, At.Auditor];
        Assert.Equal(
            readers.Select(person => person.Id).Order(),
            At.Directory.People.Where(person => RecoveryAccess.MayRead(At.Chain, one, person.Id, Somewhere.Today)).Select(person => person.Id).Order());
        Assert.Equal(At.Accountant.Id, RecoveryAccess.HandlerOf(At.Chain, one, Somewhere.Today)!.Id);
        Assert.Equal((At.FinanceManager.Id, At.Director.Id), (RecoveryAccess.OwnerOf(At.Chain, one, Somewhere.Today)!.Id, RecoveryAccess.SuperiorOf(At.Chain, one, Somewhere.Today)!.Id));
    }

    [Fact]
    public void A_confirmation_after_closing_settles_the_case_alone_and_later_bads_of_that_day_do_not_reopen_it()
    {
        var one = Opened(null);
        Assert.Null(one.ConfirmLate(China(31, 9)));
        Assert.Equal((RecoveryState.Confirmed, true), (one.State, one.ConfirmedLate));
        one.Follow(Said(1, 0, China(31, 10)), Adjusted, RecoveryLimits.Usual());
        Assert.Equal(RecoveryState.Confirmed, one.State);
        Assert.IsType<RecoveryStepIllegal>(one.ConfirmLate(China(31, 11)));
    }

    [Fact]
    public void The_clocks_of_a_company_are_whole_working_days_and_the_remedys_is_the_longer()
    {
        var limits = RecoveryLimits.Usual();
        Assert.Null(limits.Set(2, 3));
        foreach (var (contact, remedy) in new[] { (0, 5), (2, 1), (1, 61) })
            Assert.IsType<RecoveryLimitsInvalid>(limits.Set(contact, remedy));
        Assert.Equal((2, 3, 2), (limits.ContactDays, limits.RemedyDays, limits.Version));
    }

    private static RecoveryCase Opened(Cause? cause) => RecoveryCase.Open(Guid.CreateVersion7(), At.PartsForTechnicians.Id, At.Technician.Id, Somewhere.Today, cause, China(25, 10), Adjusted, RecoveryLimits.Usual());

    private static BadsOfDay Said(int standing, int recovered, DateTimeOffset at) => new(At.PartsForTechnicians.Id, At.Technician.Id, Somewhere.Today, standing, recovered, null, at);

    private static DateTimeOffset China(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.FromHours(8));

    private static ExceptionalDay Day(int day, bool works) => Somewhere.Agreed(ExceptionalDay.On(new DateOnly(2026, 3, day), works, "调休"));
}
