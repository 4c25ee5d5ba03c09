using System.Globalization;
using Entente.Domain.Tests.Ratings.Releases;

namespace Entente.Simulate;

/// <summary>Attacks on released sealed ratings over thousands of simulated working days: customers of 3 to 40 people who join, leave, move, rate and revise.</summary>
internal static class ReleaseStudy
{
    private const int Worlds = 24;
    private const int Years = 3;

    public static int Run()
    {
        Console.WriteLine($"{Worlds} companies, {Worlds * Years * 12 * ReleaseWorld.DaysOfMonth:N0} working days");
        Console.WriteLine("k  opinions    known              guesses  right   at random  advantage  batches  smallest difference");
        foreach (var group in new[] { 3, 5, 8 })
        {
            foreach (var isPersistent in new[] { false, true })
                Print(group, isPersistent);
        }

        return 0;
    }

    private static void Print(int group, bool isPersistent)
    {
        var (known, unknown) = (new Attackers.Score(0, 0, 0), new Attackers.Score(0, 0, 0));
        var (batches, smallest) = (0, int.MaxValue);
        for (var seed = 1; seed <= Worlds; seed++)
        {
            var world = new ReleaseWorld(seed, group, isPersistent);
            var (seen, eligible) = (new List<Attackers.Seen>(), new List<Attackers.Seen>());
            for (var month = 0; month < 12 * Years; month++)
            {
                var were = world.ProviderOf.Keys.ToDictionary(link => link, link => world.EligibleOn(link).ToList());
                foreach (var batch in world.Month().Batches)
                {
                    var truth = Attackers.Of(batch);
                    seen.Add(truth);
                    eligible.Add(truth with { Raters = [.. batch.Ratings.Select(rating => rating.LinkId).Distinct().SelectMany(link => were[link]).Union(truth.Raters).Order()] });
                    (batches, smallest) = (batches + 1, Math.Min(smallest, batch.Raters));
                }
            }

            known += Attackers.Suspect(seen);
            unknown += Attackers.Suspect(eligible);
        }

        foreach (var (name, score) in new[] { ("who took part", known), ("who could have", unknown) })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{group}  {(isPersistent ? "kept" : "drawn anew"),-10}  {name,-17}  {score.Guesses,7}  {score.Right / (double)score.Guesses,5:P1}  {score.Expected / score.Guesses,9:P1}  {score.Advantage,9:P1}  {batches,7}  {smallest} raters"));
        }
    }
}
