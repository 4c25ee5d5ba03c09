using CsCheck;

namespace Entente.Scoring.Tests;

public class ChartTests
{
    [Fact]
    public void Ten_and_twelve_in_turn_have_limits_of_11_and_5_319()
    {
        var chart = Assert.IsType<ControlChart>(IndividualsChart.Of(10, 12, 10, 12, 10, 12, 10, 12));
        Assert.Equal(11, chart.Centre);
        Assert.Equal(11 + 6 / 1.128, chart.Upper[0], 12);
        Assert.Equal(11 - 6 / 1.128, chart.Lower[7], 12);
        Assert.Empty(chart.Signals);
    }

    [Fact]
    public void Seven_months_are_not_enough_history()
    {
        Assert.Equal(new NotEnoughHistory(7, 8), IndividualsChart.Of(1, 2, 3, 4, 5, 6, 7));
        Assert.Equal(new NotEnoughHistory(1, 8), LaneyChart.Of([1], [2]));
        Assert.Equal(new NotEnoughHistory(0, 8), IndividualsChart.Of());
    }

    [Fact]
    public void A_lone_outlier_is_a_signal_of_rule_1()
    {
        var chart = Assert.IsType<ControlChart>(IndividualsChart.Of(0.7, 0.71, 0.7, 0.71, 0.7, 0.71, 0.7, 0.71, 0.7, 0.71, 0.7, 0.71, 0.7, 0.71, 0.7, 0.71, 0.2));
        Assert.Contains(new ChartSignal(NelsonRule.BeyondLimits, 16, 16, Direction.Down), chart.Signals);
    }

    [Fact]
    public void Nine_on_one_side_are_a_signal_and_eight_are_not()
    {
        double[] centre = new double[9], low = [.. Enumerable.Repeat(-10.0, 9)], high = [.. Enumerable.Repeat(10.0, 9)];
        Assert.Equal([new(NelsonRule.OneSide, 0, 8, Direction.Up)], NelsonRules.Of([1, 2, 1, 2, 1, 2, 1, 2, 1], centre, low, high));
        Assert.Empty(NelsonRules.Of([1, 2, 1, 2, 0, 2, 1, 2, 1], centre, low, high));
    }

    [Fact]
    public void Six_falling_points_are_a_signal_and_seven_are_one_longer_signal()
    {
        double[] centre = [0, 0, 0, 0, 0, 0, 0], low = [.. Enumerable.Repeat(-10.0, 7)], high = [.. Enumerable.Repeat(10.0, 7)];
        Assert.Equal([new(NelsonRule.Trend, 0, 5, Direction.Down)], NelsonRules.Of([3, 2, 1, 0, -1, -2, 5], centre, low, high));
        Assert.Equal([new(NelsonRule.Trend, 0, 6, Direction.Up)], NelsonRules.Of([-3, -2, -1, 0, 1, 2, 3], centre, low, high));
        Assert.Empty(NelsonRules.Of([3, 2, 1, 1, 0, -1, -2], centre, low, high));
    }

    [Fact]
    public void A_history_without_variation_gives_no_signal()
    {
        Assert.Empty(Assert.IsType<ControlChart>(IndividualsChart.Of([.. Enumerable.Repeat(0.1, 30)])).Signals);
        Assert.Empty(Assert.IsType<ControlChart>(LaneyChart.Of(new long[12], [.. Enumerable.Repeat(50L, 12)])).Signals);
        Assert.Empty(Assert.IsType<ControlChart>(LaneyChart.Of([.. Enumerable.Repeat(5L, 12)], [.. Enumerable.Repeat(5L, 12)])).Signals);
    }

    [Fact]
    public void Laney_limits_widen_where_months_are_small()
    {
        var chart = Assert.IsType<ControlChart>(LaneyChart.Of([10, 12, 9, 11, 10, 12, 9, 3], [100, 100, 100, 100, 100, 100, 100, 25]));
        Assert.Equal(76 / 725.0, chart.Centre, 12);
        Assert.True(chart.Upper[7] - chart.Centre > chart.Upper[0] - chart.Centre);
        double sigma = Math.Sqrt(chart.Centre * (1 - chart.Centre));
        Assert.Equal(2, (chart.Upper[7] - chart.Centre) / (chart.Upper[0] - chart.Centre), 9);
        Assert.True(chart.Upper[0] < chart.Centre + 3 * sigma / 10);
    }

    [Fact]
    public void Shifting_and_scaling_a_series_changes_no_signal() =>
        Gen.Int[0, 20].Array[8, 40].Sample(points =>
        {
            var plain = Assert.IsType<ControlChart>(IndividualsChart.Of([.. points.Select(point => (double)point)]));
            var moved = Assert.IsType<ControlChart>(IndividualsChart.Of([.. points.Select(point => 64 + 4.0 * point)]));
            Assert.Equal(plain.Signals, moved.Signals);
        });

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => IndividualsChart.Of(double.NaN));
        Assert.Throws<ArgumentException>(() => LaneyChart.Of([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => LaneyChart.Of([3], [2]));
        Assert.Throws<ArgumentException>(() => LaneyChart.Of([0], [0]));
    }
}
