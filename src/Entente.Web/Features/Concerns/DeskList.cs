using Entente.Domain.Concerns;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Concerns;

/// <summary>The concerns to the reader's role, by words, state and what they are about. There is no column of senders, for nobody knows them.</summary>
public sealed class DeskList(ReadConcerns concerns, ConcernWords words, IStringLocalizer<ConcernsTexts> t) : IListSource<Concern>
{
    public async Task<Outcome<Listing<Concern>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        if (ConcernRights.Reads(actor).Count == 0)
            return new NotAllowed();
        var (state, unit) = (asked.Choice<ConcernState>("state"), asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null);
        var rows = (await concerns.Read(ConcernSide.Addressee, actor, stop)).Where(one =>
            (state is null || StateOf(one, actor) == state)
            && (unit is null || one.UnitId == unit || (one.LinkId is { } link && (actor.Chain.Link(link)!.CustomerId == unit || actor.Chain.ProviderOf(actor.Chain.Link(link)!) == unit)))
            && (asked["which"] is not "waiting" || one.WaitsSince(actor.Today) is not null)
            && asked.Finds("q", one.SeenBy(ConcernSide.Addressee, actor.Today).Select(step => step.Entry.Text)));
        return Listing<Concern>.Of(asked, rows,
        [
            new(t["Text"], one => one.Sent[0].Text),
            new(t["To"], one => words.To(one.To)) { Sort = "to" },
            new(t["About"], one => ConcernWords.About(one, actor.Chain)) { Sort = "about" },
            new(t["State"], one => words.State(StateOf(one, actor))) { Sort = "state", By = one => (int)StateOf(one, actor) },
            new(t["Received"], one => one.ReceivedOn) { Sort = "received" },
            new(t["Waits"], one => one.WaitsSince(actor.Today)) { Sort = "waits" },
            new(t["Latest"], one => one.SeenBy(ConcernSide.Addressee, actor.Today)[^1].Entry.Text),
        ], "-received");
    }

    internal static ConcernState StateOf(Concern one, Actor actor) => one.StateFor(ConcernSide.Addressee, actor.Today);
}
