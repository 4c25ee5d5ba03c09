using CsCheck;

namespace Entente.Scoring.Tests;

public class ExposureTests
{
    [Fact]
    public void Three_customers_with_one_two_and_ten_answers_at_a_rate_of_a_tenth()
    {
        var exposure = Exposure.Of(1, 0.1, 10, 1, 2);
        Assert.Equal(0.1 + 0.19 + (1 - Math.Pow(0.9, 10)), exposure.Expected, 12);
        Assert.Equal((0, 2), (exposure.Low, exposure.High));
        Assert.Equal(0.928946, exposure.MidP, 6);
    }

    [Fact]
    public void Everybody_dissatisfied_at_a_small_rate_is_surprising()
    {
        var exposure = Exposure.Of(10, 0.05, [.. Enumerable.Repeat(3, 10)]);
        Assert.True(exposure.MidP < 1e-6);
        Assert.True(exposure.High < 10);
    }

    [Fact]
    public void The_edges_are_numbers()
    {
        Assert.Equal(new Exposure(0, 0, 0, 0, 1), Exposure.Of(0, 0.3));
        Assert.Equal(new Exposure(0, 0, 0, 0, 1), Exposure.Of(0, 0, 5, 5));
        Assert.Equal(new Exposure(2, 2, 2, 2, 1), Exposure.Of(2, 1, 5, 5));
        Assert.Equal(0, Exposure.Of(1, 0, 5, 5).MidP);
        Assert.Throws<ArgumentException>(() => Exposure.Of(3, 0.1, 1, 1));
        Assert.Throws<ArgumentException>(() => Exposure.Of(0, double.NaN, 1));
    }

    [Fact]
    public void The_distribution_agrees_with_counting_all_outcomes() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 6].Array[1, 10], Gen.Int[0, 10]).Sample((rate, answers, seen) =>
        {
            int observed = Math.Min(seen, answers.Length);
            double below = 0, at = 0;
            for (int outcome = 0; outcome < 1 << answers.Length; outcome++)
            {
                double chance = 1;
                for (int c = 0; c < answers.Length; c++)
                    chance *= (outcome >> c & 1) == 1 ? 1 - Math.Pow(1 - rate, answers[c]) : Math.Pow(1 - rate, answers[c]);
                below += int.PopCount(outcome) < observed ? chance : 0;
                at += int.PopCount(outcome) == observed ? chance : 0;
            }

            Assert.Equal(Math.Min(1, 2 * Math.Min(below, 1 - below - at) + at), Exposure.Of(observed, rate, answers).MidP, 1e-9);
        }, iter: 500);
}
