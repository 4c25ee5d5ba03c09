using Entente.Domain.Appraisals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Tests.Appraisals;

public sealed class AppraisalAccessTests
{
    private static readonly Period Quarter = Period.Parse("2025-Q4");
    private readonly Somewhere somewhere = new();

    public AppraisalAccessTests() => _ = somewhere.Close("2025-Q4");

    [Fact]
    public void A_draft_is_read_by_those_above_and_by_nobody_of_the_unit()
    {
        var draft = AppraisalSheet.Open(Guid.NewGuid(), Guid.NewGuid(), somewhere.Finance.Id);
        Assert.True(May(draft, somewhere.Director));
        Assert.True(May(draft, somewhere.Auditor));
        Assert.False(May(draft, somewhere.FinanceManager));
        Assert.False(May(draft, somewhere.Accountant));
        Assert.False(May(draft, somewhere.SalesManager));
        // An office does not open one's own draft.
        somewhere.Grant(somewhere.Accountant, Role.HumanResources);
        Assert.False(May(draft, somewhere.Accountant));
    }

    [Fact]
    public void What_is_published_is_read_by_the_unit_those_above_and_those_in_office()
    {
        var sheet = Published(somewhere.Finance);
        Assert.All(new[] { somewhere.FinanceManager, somewhere.Accountant, somewhere.Director, somewhere.Auditor }, person => Assert.True(May(sheet, person)));
        Assert.All(new[] { somewhere.SalesManager, somewhere.Seller, somewhere.AfterSalesManager, somewhere.Technician }, person => Assert.False(May(sheet, person)));
    }

    [Fact]
    public void Nobody_calibrates_their_own_result_whatever_office_they_hold()
    {
        somewhere.Grant(somewhere.FinanceManager, Role.HumanResources);
        var directory = somewhere.Directory;
        bool May(Unit unit, Person person) => AppraisalAccess.MayCalibrate(directory, unit.Id, person.Id, Somewhere.Today);
        Assert.False(May(somewhere.Finance, somewhere.FinanceManager));
        Assert.True(May(somewhere.Sales, somewhere.FinanceManager));
        Assert.True(May(somewhere.Sales, somewhere.Director));
        Assert.True(May(somewhere.Parts, somewhere.AfterSalesManager));
        // The superior of a superior looks on.
        Assert.False(May(somewhere.Parts, somewhere.Director));
        Assert.False(May(somewhere.Sales, somewhere.Auditor));
    }

    [Fact]
    public void Whoever_answers_an_appeal_is_neither_of_the_unit_nor_its_superior_nor_on_the_sheet()
    {
        var sheet = Published(somewhere.Parts);
        var former = somewhere.Person(somewhere.Sales);
        somewhere.Member(somewhere.Parts, former).End(new DateOnly(2025, 10, 15));
        bool May(Person person) => AppraisalAccess.MayReview(somewhere.Directory, sheet, Quarter, person.Id, Somewhere.Today);
        Assert.All(new[] { somewhere.Storekeeper, somewhere.AfterSalesManager, former }, person => Assert.False(May(person)));
        Assert.All(new[] { somewhere.Director, somewhere.SalesManager, somewhere.Technician, somewhere.Auditor }, person => Assert.True(May(person)));
    }

    [Fact]
    public void Whoever_calibrated_or_gave_a_verdict_does_not_answer_the_appeal()
    {
        var verdict = AppraisalRuleTests.Goal(1, 80);
        var sheet = Published(somewhere.Parts, verdict, somewhere.Auditor);
        Assert.False(AppraisalAccess.MayReview(somewhere.Directory, sheet, Quarter, somewhere.Auditor.Id, Somewhere.Today));
        var judged = Published(somewhere.Parts, verdict with { Verdict = verdict.Verdict! with { By = somewhere.SalesManager.Id } });
        Assert.False(AppraisalAccess.MayReview(somewhere.Directory, judged, Quarter, somewhere.SalesManager.Id, Somewhere.Today));
    }

    private bool May(AppraisalSheet sheet, Person person) => AppraisalAccess.MayRead(somewhere.Directory, sheet, person.Id, Somewhere.Today);

    private AppraisalSheet Published(Unit unit, GoalFact? goal = null, Person? calibrates = null)
    {
        var directory = somewhere.Directory;
        var cycle = AppraisalCycle.Prepare(Guid.NewGuid(), Quarter, new AppraisalTerms(), Somewhere.Now).Value!;
        var sheets = cycle.Open(somewhere.Chain, Somewhere.Today, Guid.NewGuid, Somewhere.Now).Value!;
        var sheet = sheets.Single(one => one.UnitId == unit.Id);
        var facts = new SheetFacts { Terms = cycle.Terms, Goals = goal is null ? [] : [goal] };
        Assert.Null(cycle.Review(directory, sheets, Somewhere.Now));
        if (calibrates is not null)
            Assert.Null(sheet.Calibrate(facts, 75, "与同级对照。", calibrates.Id, Somewhere.Now));
        Assert.Null(cycle.Publish(directory, sheets.Select(one => (one, facts)), Somewhere.Today.AddDays(14), Somewhere.Now, null));
        return sheet;
    }
}
