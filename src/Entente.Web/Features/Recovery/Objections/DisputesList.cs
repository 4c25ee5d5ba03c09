using Entente.Domain.Kernel;
using Entente.Domain.Recovery;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>The objections and courts that the reader may read, by words, unit, what they are about and how far they have come.</summary>
public sealed class DisputesList(ReadDisputes disputes, RecoveryWords words, IStringLocalizer<RecoveryTexts> t) : IListSource<ReadDispute.View>
{
    public async Task<Outcome<Listing<ReadDispute.View>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var (state, about) = (asked.Choice<DisputeState>("state"), asked.Choice<ObjectionAbout>("about"));
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var rows = (await disputes.Read(null, actor, stop)).Where(view =>
            (state is null || StateOf(view) == state)
            && (about is null || view.Objection?.About == about)
            && (unit is not { } within || IsOf(view, within, actor))
            && asked.Finds("q", view.Objection?.Words, view.Objection?.Answer, view.Removal?.HumanResourcesWords, view.Removal?.AuditorWords));
        var directory = actor.Directory;
        return Listing<ReadDispute.View>.Of(asked, rows,
        [
            new(t["Link"], view => Link(view, actor)) { Sort = "link" },
            new(t["Provider"], view => Localized.Name(directory.Unit(actor.Chain.ProviderOf(actor.Chain.Link(view.Rating.LinkId)!))!)) { Sort = "provider" },
            new(t["Rater"], view => RecoveryWords.Person(view.Rating.RaterId, directory)) { Sort = "rater" },
            new(t["Day"], view => view.Rating.Day) { Sort = "day" },
            new(t["RaterCause"], view => words.Cause(view.Rating.Cause)),
            new(t["State"], view => State(view)) { Sort = "state", By = view => (int)StateOf(view) },
            new(t["Dispute.About"], view => view.Objection is { } one ? t[$"About.{one.About}"].Value : null) { Sort = "about" },
            new(t["Dispute.Objection"], view => view.Objection?.Words),
            new(t["Dispute.On"], view => view.Objection is { } one ? directory.DayOf(one.At) : null) { Sort = "objected" },
            new(t["Dispute.Answer"], view => view.Objection?.Answer),
            new(t["Dispute.AnsweredOn"], view => view.Objection?.AnsweredAt is { } at ? directory.DayOf(at) : null) { Sort = "answered" },
            new(t["Dispute.RemovedOn"], view => view.Removal?.CarriedOutAt is { } at ? directory.DayOf(at) : null) { Sort = "removed" },
        ], "-day");
    }

    /// <summary>What a court has come to goes before what was objected.</summary>
    internal static DisputeState StateOf(ReadDispute.View view) => view switch
    {
        { Removal.CarriedOutAt: not null } => DisputeState.Removed,
        { Removal.DeniedBy: not null } => DisputeState.Kept,
        { Removal.IsDecided: true } => DisputeState.Decided,
        { Removal: not null } => DisputeState.Judging,
        { Objection.Answer: null } => DisputeState.Waiting,
        _ => DisputeState.Answered,
    };

    internal string State(ReadDispute.View view) => t[$"Dispute.State.{StateOf(view)}"];

    internal static string Link(ReadDispute.View view, Actor actor) =>
        $"{Localized.Name(actor.Chain.Service(actor.Chain.Link(view.Rating.LinkId)!.ServiceId)!)} → {Localized.Name(actor.Directory.Unit(actor.Chain.Link(view.Rating.LinkId)!.CustomerId)!)}";

    private static bool IsOf(ReadDispute.View view, Guid unit, Actor actor) => actor.Chain.Link(view.Rating.LinkId) is { } link
        && (actor.Directory.IsInside(actor.Chain.ProviderOf(link), unit) || actor.Directory.IsInside(link.CustomerId, unit));
}
