using CsCheck;
using Entente.Domain.Organization;

namespace Entente.Domain.Tests.Organization;

public sealed class ManagerTermsTests
{
    private readonly Somewhere at = new();

    /// <summary>Whatever the order in which successions are asked for, on no day do two people answer for one unit.</summary>
    [Fact]
    public void A_unit_never_has_two_managers_on_one_day() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 60], Gen.Int[0, 60]).Array[0, 12].Sample(asked =>
        {
            var people = new[] { at.Director, at.FinanceManager, at.SalesManager, at.Technician };
            var terms = new List<ManagerTerm>();
            foreach (var (who, day, today) in asked)
            {
                var before = terms.ConvertAll(term => (term.From, term.To));
                var begun = ManagerTerms.Succeed(Guid.CreateVersion7(), at.Parts, people[who], Somewhere.Start.AddDays(day), Somewhere.Start.AddDays(today), terms);
                if (begun.IsRefused)
                {
                    Assert.Equal(before, terms.ConvertAll(term => (term.From, term.To)));
                    continue;
                }

                Assert.All(begun.Value.Withdrawn, old => Assert.True(old.From > Somewhere.Start.AddDays(today)));
                terms.RemoveAll(begun.Value.Withdrawn.Contains);
                if (begun.Value.IsNew)
                    terms.Add(begun.Value.Term);
                Assert.Null(terms.MaxBy(term => term.From)!.To);
            }

            for (var day = -1; day < 70; day++)
                Assert.True(terms.Count(term => term.CoversDay(Somewhere.Start.AddDays(day))) <= 1);
        });

    [Fact]
    public void The_one_in_office_stays_until_the_day_before()
    {
        var terms = new[] { at.TermOf(at.Finance) };
        var next = Somewhere.Agreed(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.Accountant, Somewhere.Today, Somewhere.Today, terms)).Term;
        Assert.Equal((Somewhere.Today.AddDays(-1), Somewhere.Today, null), (terms[0].To!.Value, next.From, next.To));
    }

    [Fact]
    public void An_appointment_that_has_not_begun_gives_way_to_another_and_to_whoever_is_in_office()
    {
        var (present, today) = (at.TermOf(at.Finance), Somewhere.Today);
        var mistyped = Somewhere.Agreed(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.Accountant, today.AddYears(70), today, [present])).Term;
        var meant = Somewhere.Agreed(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.Accountant, today.AddDays(7), today, [present, mistyped]));
        Assert.Equal((today.AddDays(6), mistyped), (present.To!.Value, Assert.Single(meant.Withdrawn)));
        var later = Somewhere.Agreed(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.Seller, today.AddDays(30), today, [present, meant.Term]));
        Assert.Empty(later.Withdrawn);
        Assert.IsType<ManagerTermBackwards>(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.FinanceManager, today.AddDays(-1), today, [present, meant.Term, later.Term]).Refusal);
        var stays = Somewhere.Agreed(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.FinanceManager, today, today, [present, meant.Term, later.Term]));
        Assert.Equal((present, false, null, 2), (stays.Term, stays.IsNew, present.To, stays.Withdrawn.Count));
        Assert.IsType<ManagerTermBackwards>(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.Accountant, Somewhere.Start, DateOnly.MaxValue, [present]).Refusal);
    }

    [Fact]
    public void Nobody_succeeds_themselves_backwards_or_where_they_are_gone()
    {
        var terms = new[] { at.TermOf(at.Finance) };
        Assert.IsType<AlreadyManager>(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.FinanceManager, Somewhere.Today, Somewhere.Today, terms).Refusal);
        Assert.IsType<ManagerTermBackwards>(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.Accountant, Somewhere.Start, Somewhere.Today, terms).Refusal);
        Assert.Null(at.Seller.Remove(Somewhere.Now));
        Assert.IsType<PersonUnknown>(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.Seller, Somewhere.Today, Somewhere.Today, terms).Refusal);
        Assert.Null(terms[0].To);
    }
}
