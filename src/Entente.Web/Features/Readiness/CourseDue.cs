using Entente.Domain.Readiness;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Readiness;

/// <summary>The introduction course, for managers who have not finished it. Home alone says so; whoever waits for it sends a reminder.</summary>
public sealed class CourseDue(ReadCourse course, IStringLocalizer<ReadinessTexts> t) : IDueSource
{
    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person || !ReadinessAccess.MustLearn(actor.Directory, person.Id, actor.Today))
            return [];
        var left = (await course.Read(actor, stop)).Count(lesson => lesson.PassedAt is null);
        return left == 0 ? [] : [new(Localized.Counted(t, "Course.Due", left), "/course", t["Course.Open"]) { Why = t["Course.DueWhy"] }];
    }
}
