using System.Globalization;

namespace Entente.Simulate;

/// <summary>How far attacks move each figure, and how near it is to the truth on honest data: the table of the scoring design, with our figures and their rivals.</summary>
public static class FigureStudy
{
    private const int Worlds = 60;

    private static readonly Attack[] Attacks =
    [
        Attack.OneGrudge, Attack.Grudges(0.05, 0.070), Attack.Grudges(0.10, 0.14), Attack.Grudges(0.20, 0.31), Attack.Grudges(0.30, null),
        Attack.Inflating, Attack.Stuffing, Attack.Fear, Attack.Collusion,
    ];

    private sealed record World(double[,] SquaredError, double[] Spearman, double[,] Shift);

    /// <summary>Prints both tables; 1 where a goal of the design is missed.</summary>
    public static int Run()
    {
        var missed = Table("About 105 raters a provider", 0.35, 1000, 0.058, 0.015, 0.030) + Table("About 15 raters a provider", 0.05, 5000, 0.165, 0.08, 0.24);
        Console.WriteLine(missed == 0 ? "Every goal is met." : $"{missed} goals are missed.");
        return missed == 0 ? 0 : 1;
    }

    private static int Table(string title, double share, int seed, double honestGoal, double grudgeGoal, double grudgeMost)
    {
        var worlds = new World[Worlds];
        Parallel.For(0, Worlds, world => worlds[world] = Look(share, seed + world, world % Panel.Providers));
        Console.WriteLine($"### {title}\n\n| figure | honest error (RMSE) | rank correlation | {string.Join(" | ", Attacks.Select(attack => attack.Name))} |");
        Console.WriteLine("| --- |" + string.Concat(Enumerable.Repeat(" --- |", Attacks.Length + 2)));
        var missed = 0;
        for (var i = 0; i < Estimator.All.Count; i++)
        {
            var figure = i;
            var error = Math.Sqrt(worlds.Average(world => Enumerable.Range(0, Panel.Providers).Average(provider => world.SquaredError[figure, provider])));
            var cells = Attacks.Select((_, attack) => Shown([.. worlds.Select(world => world.Shift[figure, attack])]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Estimator.All[i].Name} | {error:0.000} | {worlds.Average(world => world.Spearman[figure]):0.000} | {string.Join(" | ", cells)} |"));
            if (i == Estimator.All.Count - 1)
                missed = Judge(worlds, figure, error, honestGoal, grudgeGoal, grudgeMost, share > 0.1);
        }

        Console.WriteLine();
        return missed;
    }

    private static string Shown(double[] shifts) => string.Create(CultureInfo.InvariantCulture, $"{shifts.Average():+0.000;-0.000} ({shifts.Max(Math.Abs):0.000})");

    private static int Judge(World[] worlds, int figure, double error, double honestGoal, double grudgeGoal, double grudgeMost, bool isLarge)
    {
        var goals = new List<(string Name, double Is, double Goal)> { ("honest error", error, honestGoal) };
        for (var attack = 0; attack < Attacks.Length; attack++)
        {
            var shifts = worlds.Select(world => world.Shift[figure, attack]).ToArray();
            if (attack == 0)
                goals.AddRange([(Attacks[attack].Name, Math.Abs(shifts.Average()), grudgeGoal), (Attacks[attack].Name + ", at most", shifts.Max(Math.Abs), grudgeMost)]);
            else if (isLarge && Attacks[attack].Goal is { } goal)
                goals.Add((Attacks[attack].Name, Math.Abs(shifts.Average()), goal));
        }

        Console.WriteLine();
        foreach (var (name, value, goal) in goals)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- {name}: {value:0.000}, goal {goal:0.000}: {(value <= goal ? "met" : $"**missed by {value - goal:0.000}**")}"));
        return goals.Count(goal => goal.Is > goal.Goal);
    }

    private static World Look(double share, int seed, int target)
    {
        var panel = new Panel(seed, share);
        var before = Estimator.Calibrate(panel.Period());
        var now = panel.Period();
        var (errors, spearman, shifts) = (new double[Estimator.All.Count, Panel.Providers], new double[Estimator.All.Count], new double[Estimator.All.Count, Attacks.Length]);
        var attacked = Attacks.Select((attack, i) => attack.Apply(now, target, new Draws(seed * 100 + i))).ToArray();
        for (var figure = 0; figure < Estimator.All.Count; figure++)
        {
            var of = Estimator.All[figure].Of;
            var honest = Enumerable.Range(0, Panel.Providers).Select(provider => of(now, provider, before)).ToArray();
            for (var provider = 0; provider < Panel.Providers; provider++)
                errors[figure, provider] = Math.Pow(double.IsNaN(honest[provider]) ? 0 : honest[provider] - panel.Truth[provider], 2);
            spearman[figure] = Spearman(honest, panel.Truth);
            for (var attack = 0; attack < Attacks.Length; attack++)
                shifts[figure, attack] = of(attacked[attack], target, before) - honest[target];
        }

        return new World(errors, spearman, shifts);
    }

    /// <summary>The correlation of the ranks; there are no ties among continuous truths, and those among figures do not matter at this size.</summary>
    private static double Spearman(double[] figures, IReadOnlyList<double> truth)
    {
        double n = figures.Length, sum = 0;
        var (one, other) = (Ranks(figures), Ranks(truth));
        for (var i = 0; i < figures.Length; i++)
            sum += Math.Pow(one[i] - other[i], 2);
        return 1 - 6 * sum / (n * (n * n - 1));
    }

    private static int[] Ranks(IReadOnlyList<double> values)
    {
        var ranks = new int[values.Count];
        foreach (var (at, rank) in Enumerable.Range(0, values.Count).OrderBy(i => values[i]).Select((at, rank) => (at, rank)))
            ranks[at] = rank;
        return ranks;
    }
}
