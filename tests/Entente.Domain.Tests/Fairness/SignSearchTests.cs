using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Simulate;

namespace Entente.Domain.Tests.Fairness;

public sealed class SignSearchTests
{
    private const int Draws = 100;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Hardly_any_honest_company_is_accused() =>
        // bench/simulate page asks 200 of them, with all draws.
        Assert.InRange(Enumerable.Range(0, 6).Count(i => SignSearch.Of(new RatedCompany(500_000 + i).Question(), Draws, Stop).Signs.Count > 0), 0, 1);

    [Fact]
    public void The_order_of_rows_decides_nothing()
    {
        var question = new RatedCompany(1).Question();
        var other = question with
        {
            LongTime = [.. question.LongTime.Reverse()],
            Before = [.. question.Before.Reverse()],
            Now = [.. question.Now.Reverse()],
            Services = [.. question.Services.Reverse()],
            Promises = [.. question.Promises.Reverse()],
            Gaps = [.. question.Gaps.Reverse()],
        };
        var (one, two) = (SignSearch.Of(question, 20, Stop), SignSearch.Of(other, 20, Stop));
        Assert.Equal(one.Spread, two.Spread);
        Assert.Equal(one.Signs.Select(sign => (sign.Kind, sign.P, sign.Q)), two.Signs.Select(sign => (sign.Kind, sign.P, sign.Q)));
    }

    [Fact]
    public void Whoever_hates_one_unit_is_found_once_and_not_called_kind_to_all_others()
    {
        var question = new RatedCompany(2).Question();
        var unit = question.Services[0].UnitId;
        var hated = question.Services.Where(service => service.UnitId == unit).Select(service => service.Id).ToHashSet();
        var rater = question.Now.Where(cell => hated.Contains(cell.ServiceId) && cell.Answers >= 5).Select(cell => cell.RaterId)
            .Intersect(question.Before.Where(cell => hated.Contains(cell.ServiceId) && cell.Answers >= 5).Select(cell => cell.RaterId)).First();
        AnswerCell Changed(AnswerCell cell) => cell.RaterId == rater && hated.Contains(cell.ServiceId) ? cell with { Levels = [cell.Answers, .. Enumerable.Repeat(0, cell.Levels.Count - 1)] } : cell;
        var lied = question with { LongTime = [.. question.LongTime.Select(Changed)], Before = [.. question.Before.Select(Changed)], Now = [.. question.Now.Select(Changed)] };
        var sign = Assert.Single(SignSearch.Of(lied, Draws, Stop).Signs);
        Assert.Equal((SignKind.Grudge, rater, unit), (sign.Kind, sign.RaterId, sign.UnitIds.Single()));
        Assert.True(sign.Size < -0.3);
        Assert.Contains(sign.Facts, fact => fact.Period == question.Period.Previous.ToString());
    }

    [Fact]
    public void A_unit_that_breaks_promises_and_is_always_praised_is_told()
    {
        var question = new RatedCompany(3).Question();
        var feared = question.Services.Where(service => service.UnitId == question.Services[0].UnitId).Select(service => service.Id).ToHashSet();
        // Every fourth of its promises is broken by far, and nobody complains.
        var promises = question.Promises.Select((promise, i) => feared.Contains(promise.ServiceId) && promise.Said is not null ? promise with { Overrun = i % 4 == 0 ? 0.6 : 0, Said = Answer.Good } : promise).ToList();
        var sign = Assert.Single(SignSearch.Of(question with { Promises = promises }, Draws, Stop).Signs);
        Assert.Equal((SignKind.UncomplainedBreaches, question.Services[0].UnitId), (sign.Kind, sign.UnitIds.Single()));
        Assert.Equal(1, sign.Facts[0].Value);
        Assert.Null(sign.RaterId);
    }

    [Fact]
    public void Sealed_blame_below_open_praise_is_told_and_the_other_way_round_is_not()
    {
        var question = new RatedCompany(4).Question() with { Before = [], Now = [] };
        var units = question.Services.Select(service => service.UnitId).Distinct().ToList();
        IReadOnlyList<OpenAndSealed> Gaps(double open, double hidden) =>
            [.. units.Select((unit, i) => new OpenAndSealed(unit, "2026-Q4", [.. Enumerable.Repeat(i == 0 ? open : 0.7, 12)], [.. Enumerable.Repeat(i == 0 ? hidden : 0.7, 12)]))];
        Assert.Equal(SignKind.OpenAboveSealed, Assert.Single(SignSearch.Of(question with { Promises = [], Gaps = Gaps(1, 0.3) }, Draws, Stop).Signs).Kind);
        Assert.Empty(SignSearch.Of(question with { Promises = [], Gaps = Gaps(0.3, 1) }, Draws, Stop).Signs);
    }

    [Fact]
    public void Too_little_to_know_how_people_differ_is_no_accusation()
    {
        var service = new RatedService(Guid.CreateVersion7(), Guid.CreateVersion7(), 2, true);
        var cell = new AnswerCell(Guid.CreateVersion7(), service.Id, Guid.CreateVersion7(), [9, 0]);
        var findings = SignSearch.Of(new SignQuestion { Period = Period.Parse("2026-Q4"), Services = [service], LongTime = [cell], Before = [cell], Now = [cell] }, Draws, Stop);
        Assert.Null(findings.Spread);
        Assert.Empty(findings.Signs);
    }
}
