using Entente.Domain.Organization;
using Entente.Domain.Recovery;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>Objections that wait for the customer's answer, and courts that wait for their second judge.</summary>
public sealed class DisputesDue(ReadDisputes disputes, IStringLocalizer<RecoveryTexts> t) : IDueSource
{
    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop) =>
        actor.Person is not { } person ? [] : [.. (await disputes.Read(null, true, actor, stop)).SelectMany(view => Of(view, actor, person))];

    private IEnumerable<DueItem> Of(ReadDispute.View view, Actor actor, Person person)
    {
        var link = actor.Chain.Link(view.Rating.LinkId)!;
        if (view is { Objection.Answer: null, Rating.WithdrawnAt: null, Objection: not null } && (view.Rating.RaterId == person.Id || actor.Directory.SpeakerOf(link.CustomerId, actor.Today)?.Id == person.Id)
            && ObjectionAccess.MayAnswer(actor.Chain, view.Rating, person.Id, actor.Today))
            yield return Item(view, actor, "Due.Objection");
        if (view is { Removal: { IsOpen: true } removal, Rating.WithdrawnAt: null } && ObjectionAccess.MayJudge(actor.Chain, view.Rating, person.Id, actor.Today) is { } role
            && (role is Role.Auditor ? removal.AuditorId : removal.HumanResourcesId) is null)
            yield return Item(view, actor, "Due.Judge");
    }

    private DueItem Item(ReadDispute.View view, Actor actor, string key)
    {
        var link = actor.Chain.Link(view.Rating.LinkId)!;
        return new DueItem(t[key, Localized.Name(actor.Chain.Service(link.ServiceId)!)], $"/ratings/{view.Rating.Id}/objection", t[key + ".Action"]) { Why = Localized.Day(view.Rating.Day) };
    }
}
