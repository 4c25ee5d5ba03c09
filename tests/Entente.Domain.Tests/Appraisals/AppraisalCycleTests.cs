using CsCheck;
using Entente.Domain.Appraisals;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Scorecards;

namespace Entente.Domain.Tests.Appraisals;

public sealed class AppraisalCycleTests
{
    private static readonly Period Quarter = Period.Parse("2025-Q4");
    private static readonly DateOnly AnswerBy = Somewhere.Today.AddDays(14);
    private readonly Somewhere somewhere = new();
    private readonly CompanyDirectory closed;

    public AppraisalCycleTests()
    {
        _ = somewhere.Close("2025-Q4");
        closed = somewhere.Directory;
    }

    [Fact]
    public void Every_unit_below_the_company_gets_a_sheet()
    {
        var (_, sheets, directory) = Opened();
        Assert.Equal(directory.Units.Where(unit => unit.ParentId is not null).Select(unit => unit.Id).Order(), sheets.Select(sheet => sheet.UnitId).Order());
    }

    [Fact]
    public void Terms_change_only_while_it_is_prepared()
    {
        var (cycle, _, _) = Opened();
        Assert.IsType<AppraisalTermsFixed>(cycle.Change(Quarter, new AppraisalTerms(30)));
        Assert.Equal(new AppraisalTerms(), cycle.Terms);
    }

    [Theory]
    [InlineData(0, 60, 60)]
    [InlineData(100, 60, 60)]
    [InlineData(50, -1, 60)]
    [InlineData(50, 60, 101)]
    public void Terms_that_are_none_are_refused(int weight, int management, int service) =>
        Assert.True(AppraisalCycle.Prepare(Guid.NewGuid(), Quarter, new AppraisalTerms(weight, management, service), Somewhere.Now).IsRefused);

    [Fact]
    public void A_period_that_is_open_is_not_reviewed()
    {
        var directory = new Somewhere().Directory;
        var cycle = AppraisalCycle.Prepare(Guid.NewGuid(), Quarter, new AppraisalTerms(), Somewhere.Now).Value!;
        var sheets = cycle.Open(new SupplyChain(directory, [], []), Somewhere.Today, Guid.NewGuid, Somewhere.Now).Value!;
        Assert.IsType<AppraisalPeriodOpen>(cycle.Review(directory, sheets, Somewhere.Now));
    }

    [Fact]
    public void A_period_ahead_is_not_opened() =>
        Assert.IsType<AppraisalPeriodAhead>(AppraisalCycle.Prepare(Guid.NewGuid(), Period.Parse("2026-Q2"), new AppraisalTerms(), Somewhere.Now).Value!.Open(new SupplyChain(closed, [], []), Somewhere.Today, Guid.NewGuid, Somewhere.Now).Refusal);

    [Fact]
    public void Changing_a_self_assessment_changes_nothing() =>
        Gen.Select(AppraisalRuleTests.AnyFacts, Gen.Int[0, 100], Gen.Int[0, 100]).Sample((facts, one, other) =>
        {
            var sheet = AppraisalSheet.Open(Guid.NewGuid(), Guid.NewGuid(), somewhere.Finance.Id);
            var silent = sheet.Draft(facts);
            Assert.Null(sheet.Assess(one, "按约定完成。", somewhere.FinanceManager.Id, Somewhere.Now));
            Assert.Equal(silent, sheet.Draft(facts));
            Assert.Null(sheet.Assess(other, "仍有差距。", somewhere.FinanceManager.Id, Somewhere.Now));
            Assert.Equal(silent, sheet.Draft(facts));
        }, iter: 300);

    [Fact]
    public void A_published_sheet_is_worked_out_again_from_its_frozen_facts() =>
        Gen.Select(AppraisalRuleTests.AnyFacts, Gen.Int[0, 1000].Array[0, 3], Gen.Int[-300, 1000], Gen.Int[-300, 1000]).Sample((facts, calibrations, management, service) =>
        {
            var (cycle, sheets, directory) = Opened();
            var sheet = sheets[0];
            Assert.Null(cycle.Review(directory, sheets, Somewhere.Now));
            facts = facts with { Terms = cycle.Terms };
            foreach (var points in calibrations)
                _ = sheet.Calibrate(facts, points / 10m, "与同级部门对照。", somewhere.Director.Id, Somewhere.Now);
            Assert.Null(cycle.Publish(directory, sheets.Select(one => (one, facts)), AnswerBy, Somewhere.Now, null));
            Same(sheet);
            Assert.Null(sheet.LodgeAppeal("客户结论有误。", AnswerBy, Somewhere.Today, somewhere.FinanceManager.Id, Somewhere.Now));
            _ = sheet.Answer("经核对更正。", management < 0 ? null : management / 10m, service < 0 ? null : service / 10m, somewhere.SalesManager.Id, Somewhere.Now);
            Same(sheet);
        }, iter: 300);

    [Fact]
    public void No_step_is_taken_that_the_table_does_not_know() =>
        Gen.Int[0, 6].Array[1, 14].Sample(steps =>
        {
            var (cycle, sheets, directory) = Prepared();
            foreach (var step in steps.Select(number => (AppraisalVerb)number))
            {
                var before = sheets.Count == 0 ? AppraisalState.Prepared : sheets[0].State;
                var cycleBefore = cycle.State;
                // A cycle with nothing left to acknowledge is finished although its sheets are final by their answers already.
                if (!(before is AppraisalState.Final && cycle.State is AppraisalState.Published && step is AppraisalVerb.Finish))
                    Assert.Equal(AppraisalPath.Of(before, step) is null, Take(step) is not null);
                var after = sheets.Count == 0 ? AppraisalState.Prepared : sheets[0].State;
                Assert.True(before == after || AppraisalPath.Table.Any(row => row.From == before && row.Verb == step && row.To == after));
                Assert.True(cycle.State == cycleBefore || AppraisalPath.Table.Any(row => row.From == cycleBefore && row.To == cycle.State) || (cycleBefore, cycle.State) is (AppraisalState.Published, AppraisalState.Final));
            }

            Refusal? Take(AppraisalVerb verb)
            {
                var by = somewhere.FinanceManager.Id;
                var facts = new SheetFacts { Terms = cycle.Terms, Links = [AppraisalRuleTests.Link(Verdict.Satisfied)] };
                if (sheets.Count == 0 && verb is (AppraisalVerb.Acknowledge or AppraisalVerb.Appeal or AppraisalVerb.Answer))
                    return new AppraisalUnknown();
                return verb switch
                {
                    AppraisalVerb.Open => Open(),
                    AppraisalVerb.Review => cycle.Review(directory, sheets, Somewhere.Now),
                    AppraisalVerb.Publish => cycle.Publish(directory, sheets.Select(sheet => (sheet, facts)), AnswerBy, Somewhere.Now, null),
                    // What was not acknowledged is not finished while there is time.
                    AppraisalVerb.Finish => cycle.Finish(sheets, Somewhere.Today, Somewhere.Now, null),
                    _ => One(verb),
                };

                Refusal? One(AppraisalVerb of) => of switch
                {
                    AppraisalVerb.Acknowledge => sheets[0].Acknowledge(null, by, Somewhere.Now),
                    AppraisalVerb.Appeal => sheets[0].LodgeAppeal("有误。", AnswerBy, Somewhere.Today, by, Somewhere.Now),
                    _ => sheets[0].Answer("维持。", null, null, somewhere.SalesManager.Id, Somewhere.Now),
                };
            }

            Refusal? Open()
            {
                var opened = cycle.Open(new SupplyChain(directory, [], []), Somewhere.Today, Guid.NewGuid, Somewhere.Now);
                if (!opened.IsRefused)
                    sheets = [opened.Value[0]];
                return opened.Refusal;
            }
        }, iter: 2000);

    [Fact]
    public void Silence_counts_as_having_taken_note_only_when_the_time_is_over()
    {
        var (cycle, sheets, _) = Published();
        Assert.IsType<AppraisalStillWaits>(cycle.Finish(sheets, AnswerBy, Somewhere.Now, null));
        Assert.Null(cycle.Finish(sheets, AnswerBy.AddDays(1), Somewhere.Now, somewhere.Director.Id));
        Assert.All(sheets, sheet => Assert.Equal([AppraisalState.Reviewing, AppraisalState.Published, AppraisalState.Acknowledged, AppraisalState.Final], sheet.Steps.Select(step => step.To)));
        Assert.All(sheets, sheet => Assert.Null(sheet.Steps[2].By));
    }

    [Fact]
    public void An_open_appeal_keeps_the_cycle_open_and_its_answer_is_final()
    {
        var (cycle, sheets, _) = Published();
        Assert.Null(sheets[0].LodgeAppeal("一条差评已撤回。", AnswerBy, AnswerBy, somewhere.FinanceManager.Id, Somewhere.Now));
        Assert.IsType<AppraisalAppealOpen>(cycle.Finish(sheets, AnswerBy.AddDays(1), Somewhere.Now, null));
        Assert.Null(sheets[0].Answer("属实，改为合格。", null, 70, somewhere.SalesManager.Id, Somewhere.Now));
        Assert.Equal((70m, AppraisalState.Final), (sheets[0].Figures!.Service, sheets[0].State));
        Assert.NotEqual(70m, sheets[0].Published!.Service);
        Assert.IsType<AppraisalStepIllegal>(sheets[0].Answer("再改。", 10, 10, somewhere.SalesManager.Id, Somewhere.Now));
        Assert.Null(cycle.Finish(sheets, AnswerBy.AddDays(1), Somewhere.Now, null));
        Assert.Equal(AppraisalState.Final, cycle.State);
    }

    [Fact]
    public void An_appeal_after_its_time_is_refused()
    {
        var (_, sheets, _) = Published();
        Assert.IsType<AppealTooLate>(sheets[0].LodgeAppeal("有误。", AnswerBy, AnswerBy.AddDays(1), somewhere.FinanceManager.Id, Somewhere.Now));
    }

    [Fact]
    public void A_calibration_needs_a_reason_and_something_to_change()
    {
        var (cycle, sheets, directory) = Opened();
        var facts = new SheetFacts { Terms = cycle.Terms, Goals = [AppraisalRuleTests.Goal(1, 80)] };
        Assert.IsType<CalibrationClosed>(sheets[0].Calibrate(facts, 70, "对照。", somewhere.Director.Id, Somewhere.Now));
        Assert.Null(cycle.Review(directory, sheets, Somewhere.Now));
        Assert.IsType<AppraisalTextInvalid>(sheets[0].Calibrate(facts, 70, "  ", somewhere.Director.Id, Somewhere.Now));
        Assert.IsType<NothingToCalibrate>(sheets[0].Calibrate(facts with { Goals = [] }, 70, "对照。", somewhere.Director.Id, Somewhere.Now));
        Assert.Null(sheets[0].Calibrate(facts, 70, "对照。", somewhere.Director.Id, Somewhere.Now));
        Assert.Null(sheets[0].Calibrate(facts, 75, "再次对照。", somewhere.Director.Id, Somewhere.Now));
        Assert.Equal([(80m, 70m), (70m, 75m)], sheets[0].Calibrations.Select(calibration => (calibration.From, calibration.To)));
        Assert.Equal(100m, sheets[0].Draft(facts).Service);
    }

    private static void Same(AppraisalSheet sheet)
    {
        var figures = sheet.Figures!;
        Assert.Equal(ByHand.Of(sheet.Facts!, sheet.Calibrations, sheet.Appeal), (figures.Management, figures.Service, figures.Total, figures.Duty.ToString()));
    }

    private (AppraisalCycle Cycle, IReadOnlyList<AppraisalSheet> Sheets, CompanyDirectory Directory) Prepared() =>
        (AppraisalCycle.Prepare(Guid.NewGuid(), Quarter, new AppraisalTerms(), Somewhere.Now).Value!, [], closed);

    private (AppraisalCycle Cycle, IReadOnlyList<AppraisalSheet> Sheets, CompanyDirectory Directory) Opened()
    {
        var (cycle, _, directory) = Prepared();
        return (cycle, cycle.Open(new SupplyChain(directory, [], []), Somewhere.Today, Guid.NewGuid, Somewhere.Now).Value!, directory);
    }

    private (AppraisalCycle Cycle, IReadOnlyList<AppraisalSheet> Sheets, CompanyDirectory Directory) Published()
    {
        var (cycle, sheets, directory) = Opened();
        var facts = new SheetFacts { Terms = cycle.Terms, Goals = [AppraisalRuleTests.Goal(0.5, 80)] };
        Assert.Null(cycle.Review(directory, sheets, Somewhere.Now));
        Assert.Null(cycle.Publish(directory, sheets.Select(sheet => (sheet, facts)), AnswerBy, Somewhere.Now, null));
        return (cycle, sheets, directory);
    }
}
