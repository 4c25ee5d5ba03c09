using Entente.Domain.Goals;

namespace Entente.Domain.Tests.Goals;

public sealed class GoalTests
{
    private static readonly Guid Owner = Guid.CreateVersion7();
    private static readonly Guid Customer = Guid.CreateVersion7();
    private static readonly Guid Person = Guid.CreateVersion7();
    private static readonly DateTimeOffset May = new(2026, 5, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly June30 = new(2026, 6, 30);

    private static readonly GoalBody Fitters = new()
    {
        Title = "三名合格技工六月到岗",
        Period = "2026-06",
        Serves = [Customer],
        Criteria = [new Criterion { Number = 1, Measure = "到岗的合格技工", Unit = "人", Comparison = Comparison.AtLeast, Target = 3, Deadline = new DateOnly(2026, 6, 10), Weight = 100, MeasuredBy = "精品装饰部", Evidence = "入职登记" }],
    };

    [Fact]
    public void Two_fitters_in_time_and_one_five_days_late_is_two_thirds_five_days_late()
    {
        var goal = Active();
        Assert.IsType<FactTooOld>(goal.RecordFact(new Fact { Criterion = 1, On = new DateOnly(1990, 6, 2), Value = 1, At = May }, June30));
        Assert.IsType<FactInTheFuture>(goal.RecordFact(new Fact { Criterion = 1, On = June30.AddDays(1), Value = 1, At = May }, June30));
        Assert.Null(goal.RecordFact(new Fact { Criterion = 1, On = new DateOnly(2026, 6, 2), Value = 1, At = May }, June30));
        Assert.Null(goal.RecordFact(new Fact { Criterion = 1, On = new DateOnly(2026, 6, 9), Value = 2, At = May }, June30));
        Assert.Null(goal.RecordFact(new Fact { Criterion = 1, On = new DateOnly(2026, 6, 15), Value = 3, At = May }, June30));
        Assert.Equal(new Result(OutcomeKind.Partly, 2.0 / 3, new DateOnly(2026, 6, 15), 5), goal.Outcome);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(101)]
    public void Weights_add_to_one_hundred(int weight)
    {
        var goal = Goal.Create(Guid.CreateVersion7(), Owner, Fitters with { Criteria = [Fitters.Criteria[0] with { Weight = 50 }, Fitters.Criteria[0] with { Number = 2, Weight = weight - 50 }] }, May, Person).Value!;
        Assert.Equal(new WeightsNotWhole(weight), goal.Propose());
    }

    [Fact]
    public void A_deadline_lies_inside_the_period()
    {
        var goal = Goal.Create(Guid.CreateVersion7(), Owner, Fitters with { Criteria = [Fitters.Criteria[0] with { Deadline = new DateOnly(2026, 7, 1) }] }, May, Person).Value!;
        Assert.IsType<DeadlineOutsidePeriod>(goal.Propose());
    }

    [Fact]
    public void Whoever_had_a_version_before_them_that_nobody_signed_is_told_what_changed_too()
    {
        var goal = Active();
        var inForce = goal.Latest.Hash;
        Assert.Null(goal.Edit(Fitters with { Title = "两名合格技工六月到岗" }, May, Person));
        var seen = goal.Latest.Hash;
        for (var edit = 0; edit < Goal.KeptUnsigned; edit++)
            Assert.Null(goal.Edit(Fitters with { Title = "两名合格技工六月到岗", Reason = $"第 {edit} 次补充" }, May, Person));
        var refusal = Assert.IsType<GoalChangedUnderYou>(goal.Sign(new GoalParty(PartyKind.Served, Customer), seen, Person, May));
        Assert.Equal(["reason"], refusal.Changes.Select(change => change.Part));
        Assert.Null(goal.Edit(Fitters with { Title = "四名合格技工六月到岗" }, May, Person));
        Assert.DoesNotContain(goal.Versions, version => version.Hash == seen);
        Assert.Contains(goal.Versions, version => version.Hash == inForce);
        Assert.Equal(Goal.KeptUnsigned + 2, goal.Versions.Count);
    }

    [Fact]
    public void Signing_a_version_that_changed_says_what_changed()
    {
        var goal = Goal.Create(Guid.CreateVersion7(), Owner, Fitters, May, Person).Value!;
        Assert.Null(goal.Propose());
        var seen = goal.Latest.Hash;
        Assert.Null(goal.Sign(new GoalParty(PartyKind.Owner, Owner), seen, Person, May));
        Assert.Null(goal.Edit(Fitters with { Title = "两名合格技工六月到岗" }, May, Person));
        var refusal = Assert.IsType<GoalChangedUnderYou>(goal.Sign(new GoalParty(PartyKind.Served, Customer), seen, Person, May));
        Assert.Equal(["title"], refusal.Changes.Select(change => change.Part));
        Assert.Empty(goal.Latest.Signatures);
    }

    [Fact]
    public void What_is_in_force_stays_until_all_have_signed_the_change()
    {
        var goal = Active();
        Assert.Null(goal.Edit(Fitters with { Title = "两名合格技工六月到岗" }, May, Person));
        Assert.Null(goal.Sign(new GoalParty(PartyKind.Owner, Owner), goal.Latest.Hash, Person, May));
        Assert.Equal(Fitters.Title, goal.Body.Title);
        Assert.Null(goal.Sign(new GoalParty(PartyKind.Served, Customer), goal.Latest.Hash, Person, May));
        Assert.Equal("两名合格技工六月到岗", goal.Body.Title);
    }

    [Fact]
    public void Work_that_began_before_a_customer_signed_is_not_jointly_set()
    {
        DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
        Assert.True(Active().IsJointlySet(DayOf));
        Assert.False(Active(new DateOnly(2026, 5, 1)).IsJointlySet(DayOf));
    }

    [Fact]
    public void A_dispute_goes_to_the_superior_after_ten_working_days()
    {
        // Friday 3 July; ten working days end on Friday 17 July.
        Assert.Equal(new DateOnly(2026, 7, 18), GoalDays.EscalatesOn(new DateOnly(2026, 7, 3), day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
    }

    [Fact]
    public void A_new_fact_makes_an_earlier_finding_void_and_a_decision_ends_a_dispute()
    {
        var goal = Active();
        var party = new GoalParty(PartyKind.Served, Customer);
        Assert.Null(goal.RecordFact(new Fact { Criterion = 1, On = new DateOnly(2026, 6, 9), Value = 3, At = May }, June30));
        Assert.Null(goal.Report(May));
        Assert.Null(goal.Dispute(new Finding { Party = party, Criterion = 1, Text = "只到了两人", By = Person, At = May }));
        Assert.Null(goal.RecordFact(new Fact { Criterion = 1, On = new DateOnly(2026, 6, 9), Value = 2, At = May.AddDays(1) }, June30));
        Assert.Equal([party], goal.Unverified);
        Assert.Null(goal.Dispute(new Finding { Party = party, Criterion = 1, Text = "只到了一人", By = Person, At = May }));
        Assert.IsType<DisputeIsYoung>(goal.Settle(party, "以登记为准", null, June30.AddDays(1), June30, May, Person));
        Assert.Null(goal.Settle(party, "以登记为准", null, June30, June30, May, Person));
        Assert.Equal(GoalState.Verified, goal.State);
        Assert.Null(goal.Judge(70, "尚可", May, Person));
        Assert.Equal(GoalState.Verified, goal.State);
    }

    [Fact]
    public void A_goal_carried_over_begins_as_a_draft_without_signatures()
    {
        var goal = Active();
        Assert.Null(goal.Drop("招聘暂停"));
        var next = goal.CarryOver(Guid.CreateVersion7(), May, Person).Value!;
        Assert.Equal((GoalState.Draft, "2026-07", goal.Id), (next.State, next.PeriodCode, next.ContinuesId));
        Assert.Equal(new DateOnly(2026, 7, 10), next.Body.Criteria[0].Deadline);
        Assert.Empty(next.Latest.Signatures);
    }

    [Theory]
    [InlineData("登记表.pdf", true)]
    [InlineData("2026.06.30.pdf", true)]
    [InlineData("../../etc/passwd.txt", true)]
    [InlineData("invoice.exe.pdf", false)]
    [InlineData("invoice.pdf.exe", false)]
    [InlineData("page.html", false)]
    [InlineData("evidence", false)]
    public void A_name_with_one_ending_that_counts_is_kept(string name, bool kept) => Assert.Equal(kept, !EvidenceType.CleanName(name).IsRefused);

    [Fact]
    public void A_program_that_calls_itself_a_document_is_found_out()
    {
        Assert.IsType<EvidenceNotWhatItClaims>(EvidenceType.CheckStart("a.pdf", "MZ\0\0"u8));
        Assert.IsType<EvidenceNotWhatItClaims>(EvidenceType.CheckStart("a.txt", "\u007fELF"u8));
        Assert.Null(EvidenceType.CheckStart("a.pdf", "%PDF-1.7"u8));
    }

    [Theory]
    [InlineData("a.xlsx", true, "[Content_Types].xml", "xl/workbook.xml")]
    [InlineData("a.DOCX", true, "word/document.xml", "[Content_Types].xml")]
    [InlineData("a.xlsx", false, "[Content_Types].xml", "word/document.xml")]
    [InlineData("a.docx", false, "word/document.xml")]
    [InlineData("a.xlsx", false, "[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")]
    [InlineData("a.pptx", false)]
    public void An_archive_that_calls_itself_a_document_is_found_out(string name, bool fits, params string[] parts)
    {
        Assert.True(EvidenceType.IsPacket(name));
        Assert.False(EvidenceType.IsPacket("a.pdf"));
        Assert.Equal(fits, EvidenceType.CheckParts(name, parts) is null);
    }

    private static Goal Active(DateOnly? on = null)
    {
        var goal = Goal.Create(Guid.CreateVersion7(), Owner, Fitters, May, Person).Value!;
        Assert.Null(goal.Propose());
        Assert.Null(goal.Sign(new GoalParty(PartyKind.Owner, Owner), goal.Latest.Hash, Person, May));
        Assert.Null(goal.Sign(new GoalParty(PartyKind.Served, Customer), goal.Latest.Hash, Person, May));
        foreach (var day in new[] { DateOnly.MinValue, new DateOnly(1990, 5, 25) })
            Assert.IsType<FactTooOld>(goal.Start(day, June30, May.AddDays(5)));
        Assert.Null(goal.Start(on ?? new DateOnly(2026, 5, 25), June30, May.AddDays(5)));
        return goal;
    }
}
