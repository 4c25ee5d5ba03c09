using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Readiness;

/// <summary>Reminds a manager of the introduction course, at most once a day whoever does.</summary>
public sealed class RemindLearner(IDbContextFactory<EntenteDb> databases, TimeProvider clock, IStringLocalizer<ReadinessTexts> t)
{
    public async Task<Outcome<Person>> Run(Guid person, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Person(person) is not { RemovedAt: null } learner)
            return new PersonUnknown();
        if (actor.Person is not { } by || !ReadinessAccess.MayRemind(actor.Chain, by.Id, person, actor.Today))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (LessonProgress.FinishedAt(await db.LessonProgress.AsNoTracking().Where(lesson => lesson.PersonId == person).ToListAsync(stop)) is not null)
            return new CourseFinishedAlready();
        var reason = string.Create(CultureInfo.InvariantCulture, $"course-reminder/{person:N}/{actor.Today:yyyy-MM-dd}");
        if (await db.Set<Message>().AnyAsync(message => message.PersonId == person && message.Reason == reason, stop))
            return new CourseRemindedToday();
        db.Tell(person, ReadinessFeature.Kind, Bilingual.Of(() => t["Remind.Told", Localized.Name(by)]), "/course", clock.Now(), Bilingual.Of(() => t["Remind.Why"]), reason);
        return await db.SaveOrRefuse(stop) is null ? learner : new CourseRemindedToday();
    }
}
