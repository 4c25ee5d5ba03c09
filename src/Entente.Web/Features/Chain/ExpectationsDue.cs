using Entente.Domain.Chain;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Chain;

/// <summary>Agreements that want somebody's signature.</summary>
public sealed class ExpectationsDue(IDbContextFactory<EntenteDb> databases, IStringLocalizer<ChainTexts> t) : IDueSource
{
    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop)
    {
        // Whoever answers for no unit signs for none.
        if (actor.Person is not { } person || !actor.Directory.ManagedBy(person.Id, actor.Today).Any())
            return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var open = await db.Expectations.AsNoTracking().Where(e => e.ProviderSignedAt == null || e.CustomerSignedAt == null).OrderBy(e => e.ProposedAt).ThenBy(e => e.Id).ToListAsync(stop);
        return [.. open.Select(expectation => (Expectation: expectation, Link: actor.Chain.Link(expectation.LinkId)!)).Where(pair => Wants(pair.Expectation, pair.Link, person.Id, actor)).Select(pair => Item(pair.Expectation, pair.Link, actor))];
    }

    private static bool Wants(Expectation expectation, Link link, Guid person, Actor actor) =>
        (expectation.ProviderSignedAt is null && ChainAccess.MaySign(actor.Chain, link, LinkSide.Provider, person, actor.Today))
        || (expectation.CustomerSignedAt is null && ChainAccess.MaySign(actor.Chain, link, LinkSide.Customer, person, actor.Today));

    private DueItem Item(Expectation expectation, Link link, Actor actor)
    {
        var words = $"{Localized.Name(actor.Chain.Service(link.ServiceId)!)} → {Localized.Name(actor.Directory.Unit(link.CustomerId)!)}";
        return new DueItem(t["Due.Sign", words], $"/links/{link.Id}", t["Due.Sign.Action"])
        {
            Kind = "expectation",
            Reason = $"expectation/{expectation.Id:N}",
        };
    }
}
