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
        var needs = await db.Needs.AsNoTracking().Where(need => units.Contains(need.ProviderId) && need.MergedIntoId == null && need.State != NeedState.Confirmed && need.State != NeedState.Declined).OrderByDescending(need => need.StateSince).ToListAsync(stop);
        var ofNeeds = needs.Where(need => need.Raisers.Any(raiser => raiser.UnitId != need.ProviderId && units.Contains(raiser.UnitId)) && NeedAccess.MayRead(actor.Directory, need, person.Id, actor.Today))
            .Select(need => new Topic(Cut(t["Topic.Need", need.Title]), $"/needs/{need.Id}"));
        var links = actor.Chain.Links.Where(link => units.Contains(link.CustomerId) && units.Contains(actor.Chain.ProviderOf(link))).Select(link => link.Id).ToList();
        var cases = await db.RecoveryCases.AsNoTracking().Where(one => one.RaterId != null && links.Contains(one.LinkId) && one.State != RecoveryState.Confirmed && one.State != RecoveryState.Withdrawn).OrderByDescending(one => one.OpenedAt).ToListAsync(stop);
        var ofCases = cases.Where(one => RecoveryAccess.MayRead(actor.Chain, one, person.Id, actor.Today))
            .Select(one => new Topic(Cut(t["Topic.Recovery", Localized.Name(actor.Chain.Service(actor.Chain.Link(one.LinkId)!.ServiceId)!), Localized.Day(one.Day)]), $"/recoveries/{one.Id}"));
        var goals = await db.Goals.AsNoTracking().Where(goal => units.Contains(goal.OwnerId) && goal.State == GoalState.Active).ToListAsync(stop);
        var ofGoals = goals.Where(goal => goal.Body.Serves.Any(units.Contains) && IsAtRisk(goal, actor.Today) && GoalAccess.MayRead(actor.Directory, goal, person.Id, actor.Today))
            .Select(goal => new Topic(Cut(t["Topic.Goal", Localized.Name(goal.Body.Title, goal.Body.EnglishTitle)]), $"/goals/{goal.Id}"));
        // Of each sort in turn, the newest first: a long list of one does not push out the others.
        return [.. new[] { ofGoals, ofCases, ofNeeds }.SelectMany(sort => sort.Index()).OrderBy(topic => topic.Index).Select(topic => topic.Item).Take(Most)];
    }

    private static bool IsAtRisk(Goal goal, DateOnly today) => goal.CheckIns is [.., var last] ? last.Confidence <= AtRisk : goal.Period.End < today;

    private static string Cut(string text) => text.Length <= Cadence.MaxWordsLength ? text : text[..Cadence.MaxWordsLength];
}
