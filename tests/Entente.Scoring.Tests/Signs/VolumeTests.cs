using Entente.Scoring.Signs;

namespace Entente.Scoring.Tests.Signs;

public sealed class VolumeTests
{
    [Fact]
    public void One_who_gives_most_of_a_links_answers_stands_out_and_a_diligent_one_does_not()
    {
        Assert.True(VolumeTest.Share([60, 4, 3, 4, 5], 0) < VolumeTest.Level);
        Assert.True(VolumeTest.Share([9, 4, 3, 4, 5], 0) > 0.05);
        Assert.Equal(1, VolumeTest.Share([40], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => VolumeTest.Share([0, 3], 0));
    }

    [Fact]
    public void Twenty_answers_on_one_day_among_sixty_quiet_ones_are_a_burst()
    {
        int[] days = [.. Enumerable.Repeat(1, 60)];
        Assert.Equal(1, VolumeTest.Burst(days));
        days[17] = 20;
        Assert.True(VolumeTest.Burst(days) < VolumeTest.Level);
        Assert.True(VolumeTest.Burst(days, window: 3) < VolumeTest.Level);
        Assert.Equal(1, VolumeTest.Burst([5]));
    }

    [Fact]
    public void Even_and_random_diligence_is_hardly_ever_called_a_burst()
    {
        var random = new Random(8);
        int alarms = 0;
        for (int rater = 0; rater < 3000; rater++)
        {
            var days = new int[90];
            for (int answer = 0; answer < 40; answer++)
                days[random.Next(90)]++;
            alarms += VolumeTest.Burst(days) < VolumeTest.Level ? 1 : 0;
        }

        Assert.InRange(alarms, 0, 8);
    }
}
