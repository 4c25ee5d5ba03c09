namespace Entente.Domain.Ratings.Releases;

/// <summary>
/// A batch of sealed answers as it was released: counts, and nothing of who gave them. It never changes; whatever else happens to people,
/// units and periods, it is not cut again.
/// </summary>
public sealed class ReleasedBatch
{
    private ReleasedBatch()
    {
    }

    /// <summary>Its identity: random, so that it tells no order.</summary>
    public Guid Id { get; private init; }

    /// <summary>The link it is a batch of; null where it is one of a whole unit.</summary>
    public Guid? LinkId { get; private init; }

    /// <summary>The link's provider, or the unit it is a batch of.</summary>
    public Guid UnitId { get; private init; }

    /// <summary>The first day of the month whose figures it enters.</summary>
    public DateOnly Month { get; private init; }

    /// <summary>The first day of the month with whose release it left; null where that was before it was kept.</summary>
    public DateOnly? Run { get; private init; }

    /// <summary>How many levels its votes have: 2 or 5.</summary>
    public int Scale { get; private init; }

    /// <summary>Distinct raters.</summary>
    public int Raters { get; private init; }

    /// <summary>The part of those eligible who took part, in tenths.</summary>
    public int ResponseTenths { get; private init; }

    /// <summary>Raters whose vote is level 1.</summary>
    public int N1 { get; private init; }

    /// <summary>Raters whose vote is level 2.</summary>
    public int N2 { get; private init; }

    /// <summary>Raters whose vote is level 3.</summary>
    public int N3 { get; private init; }

    /// <summary>Raters whose vote is level 4.</summary>
    public int N4 { get; private init; }

    /// <summary>Raters whose vote is level 5.</summary>
    public int N5 { get; private init; }

    /// <summary>Raters who were satisfied.</summary>
    public int Good { get; private init; }

    /// <summary>Raters whose vote is neither.</summary>
    public int Neither { get; private init; }

    /// <summary>Raters with a bad among what they said.</summary>
    public int Bad { get; private init; }

    /// <summary>Raters who named that the agreed expectation was not met.</summary>
    public int FailedExpectation { get; private init; }

    /// <summary>Raters who named that nothing was agreed.</summary>
    public int NothingAgreed { get; private init; }

    /// <summary>Raters who named a demand beyond what was agreed.</summary>
    public int BeyondAgreed { get; private init; }

    /// <summary>Raters who named what is outside the provider's control.</summary>
    public int OutsideControl { get; private init; }

    /// <summary>Raters who named a misunderstanding.</summary>
    public int Misunderstanding { get; private init; }

    /// <summary>How many raters gave each level, from level 1.</summary>
    public IReadOnlyList<int> Levels => [N1, N2, N3, N4, N5];

    /// <summary>The votes, 0 to 1, from the lowest.</summary>
    public IEnumerable<double> Votes => Levels.SelectMany((count, step) => Enumerable.Repeat(step / (double)(Scale - 1), count));

    /// <summary>How many raters named each cause that was named.</summary>
    public IEnumerable<(Cause Cause, int Count)> Causes => new[]
    {
        (Cause.FailedExpectation, FailedExpectation), (Cause.NothingAgreed, NothingAgreed), (Cause.BeyondAgreed, BeyondAgreed),
        (Cause.OutsideControl, OutsideControl), (Cause.Misunderstanding, Misunderstanding),
    }.Where(cause => cause.Item2 > 0);

    /// <summary>What is kept of a batch, for the figures of a month.</summary>
    /// <param name="id">A random identity.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="run">The first day of the month with whose release it leaves.</param>
    /// <param name="month">The first day of the month whose figures it enters.</param>
    public static ReleasedBatch Keep(Guid id, ReleaseBatch batch, DateOnly run, DateOnly month)
    {
        int Named(Cause cause) => batch.Causes.GetValueOrDefault(cause);
        int Said(Answer answer) => batch.Answers.Count(said => said == answer);
        return new ReleasedBatch
        {
            Id = id,
            LinkId = batch.LinkId,
            UnitId = batch.UnitId,
            Month = month,
            Run = run,
            Scale = batch.Scale,
            Raters = batch.Raters,
            ResponseTenths = batch.ResponseTenths,
            N1 = batch.Levels[0],
            N2 = batch.Levels[1],
            N3 = batch.Levels[2],
            N4 = batch.Levels[3],
            N5 = batch.Levels[4],
            Good = Said(Answer.Good),
            Neither = Said(Answer.Neither),
            Bad = Said(Answer.Bad),
            FailedExpectation = Named(Cause.FailedExpectation),
            NothingAgreed = Named(Cause.NothingAgreed),
            BeyondAgreed = Named(Cause.BeyondAgreed),
            OutsideControl = Named(Cause.OutsideControl),
            Misunderstanding = Named(Cause.Misunderstanding),
        };
    }
}
