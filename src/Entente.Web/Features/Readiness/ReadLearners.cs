using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Readiness;

/// <summary>How far every manager is with the introduction course, for HR and administrators. Others' learning is nobody's business.</summary>
public sealed class ReadLearners(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Person">Who answers for units.</param>
    /// <param name="Units">Which.</param>
    /// <param name="Passed">How many lessons were passed.</param>
    /// <param name="FinishedAt">When the last was; null while one is missing.</param>
    public sealed record Row(Person Person, IReadOnlyList<Unit> Units, int Passed, DateTimeOffset? FinishedAt);

    public async Task<Outcome<IReadOnlyList<Row>>> Read(Actor actor, CancellationToken stop)
    {
        if (!ReadinessRights.MayReadLearners(actor))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var passed = (await db.LessonProgress.AsNoTracking().Where(lesson => lesson.PassedAt != null).ToListAsync(stop)).ToLookup(lesson => lesson.PersonId);
        return (from person in actor.Directory.People
                where person.RemovedAt is null && ReadinessAccess.MustLearn(actor.Directory, person.Id, actor.Today)
                select new Row(person, [.. actor.Directory.ManagedBy(person.Id, actor.Today)], passed[person.Id].Count(), LessonProgress.FinishedAt(passed[person.Id]))).ToList();
    }
}
