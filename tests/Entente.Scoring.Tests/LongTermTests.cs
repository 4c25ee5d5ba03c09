namespace Entente.Scoring.Tests;

public class LongTermTests
{
    [Fact]
    public void A_year_ago_counts_half()
    {
        var figure = LongTerm.Of([new(0.8, 100, 0, [new(1, 0.02), new(2, 0.01)]), new(0.6, 100, 4, [new(2, 0.04)])]);
        Assert.Equal(new LongTerm(110 / 150.0, 3 / 150.0, 2), figure! with { Value = Math.Round(figure.Value, 15), Bound = Math.Round(figure.Bound, 15) },
            (left, right) => Math.Abs(left!.Value - right!.Value) < 1e-12 && Math.Abs(left.Bound - right.Bound) < 1e-12 && left.Periods == right.Periods);
    }

    [Fact]
    public void Sixteen_quarters_and_older_do_not_count()
    {
        Assert.Null(LongTerm.Of([new(0.8, 100, 16, [])]));
        Assert.Equal(1, LongTerm.Of([new(0.8, 100, 16, []), new(0.7, 10, 15.9, [])])!.Periods);
    }

    [Fact]
    public void The_order_of_periods_changes_no_bit()
    {
        PeriodIndex[] periods = [.. Enumerable.Range(0, 15).Select(age => new PeriodIndex(0.5 + age / 37.0, 10 + age, age, [new(age % 3, 0.01 * age)]))];
        Assert.Equal(LongTerm.Of(periods), LongTerm.Of(periods.Reverse()));
    }

    [Fact]
    public void A_period_without_votes_is_refused() => Assert.Throws<ArgumentException>(() => LongTerm.Of([new(0.8, 0, 0, [])]));
}
