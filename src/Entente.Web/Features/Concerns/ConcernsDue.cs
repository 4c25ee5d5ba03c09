using Entente.Domain.Concerns;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Concerns;

/// <summary>
/// Concerns that wait for HR or for the auditor. Senders get nothing here: whatever waits for somebody is told and sent, and would name
/// them. Nobody is asked to look before the morning look does.
/// </summary>
public sealed class ConcernsDue(ReadConcerns concerns, IStringLocalizer<ConcernsTexts> t) : IDueSource
{
    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop) =>
    [
        .. from one in await concerns.Read(ConcernSide.Addressee, actor, stop)
        let since = one.WaitsSince(actor.Today)
        where since is not null
        let steps = one.SeenBy(ConcernSide.Addressee, actor.Today).Count(step => step.By is ConcernSide.Sender)
        select new DueItem(t["Due"], $"/concerns/desk/{one.Id}", t["Due.Action"])
        {
            Kind = ConcernsFeature.Kind,
            Reason = $"concern/{one.Id:N}/{steps}",
            Why = ConcernWords.About(one, actor.Chain),
            When = Localized.Counted(t, "Due.Days", actor.Today.DayNumber - since.Value.DayNumber),
        },
    ];
}
