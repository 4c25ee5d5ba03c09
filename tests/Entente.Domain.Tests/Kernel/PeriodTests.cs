using CsCheck;
using Entente.Domain.Kernel;

namespace Entente.Domain.Tests.Kernel;

public sealed class PeriodTests
{
    private static readonly Gen<Period> AnyPeriod =
        Gen.Select(Gen.Enum<PeriodKind>(), Gen.Int[0, 109_000]).Select((kind, day) => Period.Containing(kind, new DateOnly(PlausibleDays.FirstYear, 1, 1).AddDays(day)));

    [Fact]
    public void A_period_reads_back_from_its_code() =>
        AnyPeriod.Sample(period => Assert.Equal(period, Period.Parse(period.ToString())));

    [Fact]
    public void Its_months_cover_it_without_gap_or_overlap() =>
        AnyPeriod.Sample(period =>
        {
            var months = period.Split(PeriodKind.Month).ToList();
            Assert.Equal(period.Months, months.Count);
            Assert.Equal(period.Start, months[0].Start);
            Assert.Equal(period.End, months[^1].End);
            Assert.All(months.Zip(months.Skip(1)), pair => Assert.Equal(pair.First.End.AddDays(1), pair.Second.Start));
            Assert.All(months, month => Assert.True(period.Contains(month)));
        });

    [Fact]
    public void The_period_after_the_one_before_is_itself() =>
        AnyPeriod.Where(period => period.Year > 1).Sample(period => Assert.Equal(period, period.Previous.Next));

    [Theory]
    [InlineData("2026-Q3", "2026-07-01", "2026-09-30")]
    [InlineData("2026-H2", "2026-07-01", "2026-12-31")]
    [InlineData("2026", "2026-01-01", "2026-12-31")]
    [InlineData("2028-02", "2028-02-01", "2028-02-29")]
    public void Both_ends_belong_to_it(string code, string first, string last)
    {
        var period = Period.Parse(code);
        Assert.Equal(DateOnly.Parse(first), period.Start);
        Assert.Equal(DateOnly.Parse(last), period.End);
        Assert.True(period.Contains(period.Start) && period.Contains(period.End));
        Assert.False(period.Contains(period.Start.AddDays(-1)) || period.Contains(period.End.AddDays(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2026-Q5")]
    [InlineData("2026-H0")]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("0000")]
    [InlineData("9999")]
    [InlineData("２０２６")]
    [InlineData("2026-Q3 ")]
    [InlineData("-2026")]
    public void What_is_no_period_is_refused(string? code) => Assert.False(Period.TryParse(code, out _));
}
