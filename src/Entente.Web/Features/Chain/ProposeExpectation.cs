using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Proposes a new version of what is agreed on a link; it holds once both managers have signed.</summary>
public sealed class ProposeExpectation(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed class Request
    {
        [Required, MaxLength(Expectation.MaxTextLength)]
        public string Text { get; set; } = "";

        [MaxLength(Expectation.MaxTextLength)]
        public string? EnglishText { get; set; }

        [MaxLength(120)]
        public string? Measure { get; set; }

        public Comparator Comparator { get; set; } = Comparator.AtMost;

        public double? Target { get; set; }

        [MaxLength(120)]
        public string? Unit { get; set; }
    }

    public async Task<Outcome<Expectation>> Run(Guid linkId, Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Chain.Link(linkId) is not { } link)
            return new LinkUnknown();
        if (actor.Person is not { } person || !ChainAccess.MayPropose(actor.Chain, link, person.Id, actor.Today))
            return new NotAllowed();
        var promise = string.IsNullOrWhiteSpace(request.Measure) ? null : new Promise(request.Measure.Trim(), request.Comparator, request.Target ?? double.NaN, request.Unit?.Trim() ?? "");
        await using var db = await databases.CreateDbContextAsync(stop);
        var latest = await db.Expectations.Where(e => e.LinkId == linkId).Select(e => (int?)e.Number).MaxAsync(stop) ?? 0;
        var proposed = Expectation.Propose(Guid.CreateVersion7(clock.Now()), link, latest, request.Text, request.EnglishText, promise, clock.Now(), person.Id);
        if (proposed.IsRefused)
            return proposed.Refusal;
        db.Add(proposed.Value);
        db.LookAgain(actor, actor.Chain.ProviderOf(link), link.CustomerId);
        db.Record(person.Id, "expectation.proposed", $"expectation/{proposed.Value.Id}", request.Text, clock.Now());
        await db.SaveChangesAsync(stop);
        return proposed;
    }
}
