namespace Entente.Simulate;

/// <summary>Somebody who does not answer honestly.</summary>
/// <param name="Name">What is told of it.</param>
/// <param name="Goal">The largest mean shift that the design allows the headline figure, in points; null where it names none.</param>
/// <param name="Apply">What becomes of honest answers; the draws choose who takes part.</param>
public sealed record Attack(string Name, double? Goal, Func<Answers, int, Draws, Answers> Apply)
{
    /// <summary>One rater gives the provider nothing but ones, ten times as often as before.</summary>
    public static readonly Attack OneGrudge = new("one grudge, ten times the ratings", 0.015, (answers, target, draws) => Some(answers, target, draws, 1, 0, 10));

    /// <summary>Raters who praise with fives, ten times as often as before.</summary>
    public static readonly Attack Stuffing = new("5 % stuff the ballot with fives, ten times as often", null, (answers, target, draws) => Some(answers, target, draws, Part(answers, target, 0.05), 4, 10));

    /// <summary>Raters who praise whatever happens.</summary>
    public static readonly Attack Inflating = new("10 % praise whatever happens", 0.105, (answers, target, draws) => Some(answers, target, draws, Part(answers, target, 0.10), 4, 1));

    /// <summary>Raters who dare not say 1 or 2 and say 4.</summary>
    public static readonly Attack Fear = new("20 % say 4 where they mean 1 or 2", null, (answers, target, draws) =>
    {
        var afraid = Who(answers, target, draws, Part(answers, target, 0.20));
        return Change(answers, target, afraid, cell => [0, 0, cell.Counts[2], cell.Counts[0] + cell.Counts[1] + cell.Counts[3], cell.Counts[4]]);
    });

    /// <summary>Two departments give each other's providers nothing but fives.</summary>
    public static readonly Attack Collusion = new("two departments give each other fives", null, (answers, target, _) =>
    {
        var (one, other) = (target % Panel.Departments, (target + 1) % Panel.Departments);
        return new Answers([.. answers.Cells.Select(cell => (Panel.DepartmentOf(cell.Rater), cell.Provider % Panel.Departments) is var pair && (pair == (one, other) || pair == (other, one))
            ? cell with { Counts = All(4, cell.Number) } : cell)]);
    });

    /// <summary>A part of the provider's raters gives nothing but ones.</summary>
    public static Attack Grudges(double part, double? goal) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{part * 100:0} % with a grudge"), goal, (answers, target, draws) => Some(answers, target, draws, Part(answers, target, part), 0, 1));

    /// <summary>A few raters of the provider who all answer one level.</summary>
    public static Answers Some(Answers answers, int target, Draws draws, int raters, int level, int times)
    {
        var liars = Who(answers, target, draws, raters);
        return Change(answers, target, liars, cell => All(level, cell.Number * times));
    }

    private static int Part(Answers answers, int target, double part) => (int)Math.Round(part * answers.Of(target).Count);

    private static HashSet<int> Who(Answers answers, int target, Draws draws, int raters) => [.. draws.Shuffled(answers.Of(target).Select(cell => cell.Rater)).Take(raters)];

    private static Answers Change(Answers answers, int target, HashSet<int> raters, Func<Cell, int[]> to) =>
        new([.. answers.Cells.Select(cell => cell.Provider == target && raters.Contains(cell.Rater) ? cell with { Counts = to(cell) } : cell)]);

    private static int[] All(int level, int number)
    {
        var counts = new int[5];
        counts[level] = number;
        return counts;
    }
}
