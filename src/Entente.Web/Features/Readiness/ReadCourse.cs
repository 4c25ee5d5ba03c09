using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Readiness;

/// <summary>How far the actor is with the introduction course; of nobody else.</summary>
public sealed class ReadCourse(IDbContextFactory<EntenteDb> databases)
{
    /// <summary>The actor's lessons in order; a key learns nothing, so of it all are as they begin.</summary>
    public async Task<IReadOnlyList<LessonProgress>> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var known = actor.Person is { } person ? await db.LessonProgress.AsNoTracking().Where(lesson => lesson.PersonId == person.Id).ToDictionaryAsync(lesson => lesson.Lesson, stop) : [];
        return [.. Enumerable.Range(1, LessonProgress.Lessons).Select(lesson => known.GetValueOrDefault(lesson) ?? LessonProgress.Begin(actor.PersonId ?? Guid.Empty, lesson).Value!)];
    }
}
