using Entente.Domain.Cadences;
using Entente.Domain.Goals;
using Entente.Domain.Needs;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Cadences;

/// <summary>
/// What these units have to talk about: open needs, open recoveries and goals at risk between them, as far as the actor may read them. Cases of
/// sealed raters are left out: between two units they would point at somebody.
/// </summary>
public sealed class ReadTopics(IDbContextFactory<EntenteDb> databases, IStringLocalizer<CadencesTexts> t)
{
    /// <summary>A confidence up to this one puts a goal at risk, of 10.</summary>
    public const int AtRisk = 5;

    private const int Most = 20;

    /// <param name="Text">What it is.</param>
    /// <param name="Href">Its page.</param>
    public sealed record Topic(string Text, string Href);

    public async Task<IReadOnlyList<Topic>> Read(Cadence cadence, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var units = cadence.Units.Select(unit => unit.UnitId).ToList();
        var topics = new List<Topic>();
        var needs = await db.Needs.AsNoTracking().Where(need => units.Contains(need.ProviderId) && need.MergedIntoId == null && need.State != NeedState.Confirmed && need.State != NeedState.Declined).OrderBy(need => need.StateSince).ToListAsync(stop);
        topics.AddRange(needs.Where(need => need.Raisers.Any(raiser => raiser.UnitId != need.ProviderId && units.Contains(raiser.UnitId)) && NeedAccess.MayRead(actor.Directory, need, person.Id, actor.Today))
            .Select(need => new Topic(Cut(t["Topic.Need", need.Title]), $"/needs/{need.Id}")));
        var links = actor.Chain.Links.Where(link => units.Contains(link.CustomerId) && units.Contains(actor.Chain.ProviderOf(link))).Select(link => link.Id).ToList();
        var cases = await db.RecoveryCases.AsNoTracking().Where(one => one.RaterId != null && links.Contains(one.LinkId) && one.State != RecoveryState.Confirmed && one.State != RecoveryState.Withdrawn).OrderBy(one => one.OpenedAt).ToListAsync(stop);
        topics.AddRange(cases.Where(one => RecoveryAccess.MayRead(actor.Chain, one, person.Id, actor.Today))
            .Select(one => new Topic(Cut(t["Topic.Recovery", Localized.Name(actor.Chain.Service(actor.Chain.Link(one.LinkId)!.ServiceId)!), Localized.Day(one.Day)]), $"/recoveries/{one.Id}")));
        var goals = await db.Goals.AsNoTracking().Where(goal => units.Contains(goal.OwnerId) && goal.State == GoalState.Active).ToListAsync(stop);
        topics.AddRange(goals.Where(goal => goal.Body.Serves.Any(units.Contains) && IsAtRisk(goal, actor.Today) && GoalAccess.MayRead(actor.Directory, goal, person.Id, actor.Today))
            .Select(goal => new Topic(Cut(t["Topic.Goal", Localized.Name(goal.Body.Title, goal.Body.EnglishTitle)]), $"/goals/{goal.Id}")));
        return [.. topics.Take(Most)];
    }

    private static bool IsAtRisk(Goal goal, DateOnly today) => goal.CheckIns is [.., var last] ? last.Confidence <= AtRisk : goal.Period.End < today;

    private static string Cut(string text) => text.Length <= Cadence.MaxWordsLength ? text : text[..Cadence.MaxWordsLength];
}
