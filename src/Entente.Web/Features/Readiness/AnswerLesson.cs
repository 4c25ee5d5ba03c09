using Entente.Domain.Kernel;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Readiness;

/// <summary>
/// Takes what a person answered to the questions of a lesson. Which options stood where is worked out anew from the person and the
/// attempt, so that a page tells nothing of what is right, and nobody answers a paper that was not theirs.
/// </summary>
public sealed class AnswerLesson(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>How many attempts had gone wrong when the paper was shown.</summary>
        public int Attempt { get; set; }

        /// <summary>For each question which of the options was chosen, as they stood, from 0.</summary>
        public int? First { get; set; }

        public int? Second { get; set; }

        public int? Third { get; set; }

        internal IReadOnlyList<int?> Answers => [First, Second, Third];
    }

    public async Task<Outcome<LessonProgress>> Run(int lesson, Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        var known = await db.LessonProgress.Where(progress => progress.PersonId == person.Id).ToListAsync(stop);
        var begun = known.Find(progress => progress.Lesson == lesson) is { } found ? found : LessonProgress.Begin(person.Id, lesson);
        if (begun.IsRefused)
            return begun.Refusal;
        var progress = begun.Value;
        var paper = CoursePaper.Of(person.Id, lesson, progress.WrongAttempts, CourseLesson.In(lesson, "en").Pools);
        if (progress.PassedAt is null && request.Attempt == progress.WrongAttempts && paper.Zip(request.Answers).Any(pair => pair.Second is not { } place || place < 0 || place >= pair.First.Order.Count))
            return new LessonAnswersMissing();
        var now = clock.Now();
        var allRight = paper.Zip(request.Answers).All(pair => pair.Second is { } place && place >= 0 && place < pair.First.Order.Count && pair.First.Order[place] == 0);
        if (progress.Attempt(request.Attempt, allRight, now) is { } refusal)
            return refusal;
        if (!known.Contains(progress))
        {
            db.Add(progress);
            known.Add(progress);
        }

        if (LessonProgress.FinishedAt(known) is not null)
            db.Record(person.Id, "course.finished", $"person/{person.Id}", null, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : progress;
    }
}
