using CsCheck;
using Entente.Domain.Organization;

namespace Entente.Domain.Tests.Organization;

public sealed class ManagerTermsTests
{
    private readonly Somewhere at = new();

    /// <summary>Whatever the order in which successions are asked for, on no day do two people answer for one unit.</summary>
    [Fact]
    public void A_unit_never_has_two_managers_on_one_day() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 60]).Array[0, 12].Sample(asked =>
        {
            var people = new[] { at.Director, at.FinanceManager, at.SalesManager, at.Technician };
            var terms = new List<ManagerTerm>();
            foreach (var (who, day) in asked)
            {
                var before = terms.ConvertAll(term => (term.From, term.To));
                var begun = ManagerTerms.Succeed(Guid.CreateVersion7(), at.Parts, people[who], Somewhere.Start.AddDays(day), terms);
                if (begun.IsRefused)
                    Assert.Equal(before, terms.ConvertAll(term => (term.From, term.To)));
                else
                    terms.Add(begun.Value!);
            }

            for (var day = -1; day < 70; day++)
                Assert.True(terms.Count(term => term.CoversDay(Somewhere.Start.AddDays(day))) <= 1);
        });

    [Fact]
    public void The_one_in_office_stays_until_the_day_before()
    {
        var terms = new[] { at.TermOf(at.Finance) };
        var next = Somewhere.Agreed(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.Accountant, Somewhere.Today, terms));
        Assert.Equal((Somewhere.Today.AddDays(-1), Somewhere.Today, null), (terms[0].To!.Value, next.From, next.To));
    }

    [Fact]
    public void Nobody_succeeds_themselves_backwards_or_where_they_are_gone()
    {
        var terms = new[] { at.TermOf(at.Finance) };
        Assert.IsType<AlreadyManager>(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.FinanceManager, Somewhere.Today, terms).Refusal);
        Assert.IsType<ManagerTermBackwards>(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.Accountant, Somewhere.Start, terms).Refusal);
        Assert.Null(at.Seller.Remove(Somewhere.Now));
        Assert.IsType<PersonUnknown>(ManagerTerms.Succeed(Guid.CreateVersion7(), at.Finance, at.Seller, Somewhere.Today, terms).Refusal);
        Assert.Null(terms[0].To);
    }
}
