using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Needs;

/// <summary>Says what a unit needs of another, of its own manager, or of a unit inside it.</summary>
public sealed class RaiseNeed(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>Code of the unit that needs it.</summary>
        [Required, MaxLength(64)]
        public string Unit { get; set; } = "";

        /// <summary>Code of the unit of which it is needed; the same unit means its manager.</summary>
        [Required, MaxLength(64)]
        public string Provider { get; set; } = "";

        [Required, MaxLength(NameInvalid.MaxLength)]
        public string Title { get; set; } = "";

        [MaxLength(Need.MaxWordsLength)]
        public string? Text { get; set; }

        /// <summary>On which link; empty for none.</summary>
        public Guid? Link { get; set; }
    }

    public async Task<Outcome<Need>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Unit(request.Unit) is not { } unit)
            return new UnitUnknown(request.Unit);
        if (actor.Directory.Unit(request.Provider) is not { } provider)
            return new UnitUnknown(request.Provider);
        var draft = new NeedDraft(unit.Id, provider.Id, request.Title, request.Text, request.Link, NeedOrigin.Direct, null);
        if (actor.Person is not { } person || !NeedAccess.MayRaise(actor.Directory, draft, person.Id, actor.Today))
            return new NotAllowed();
        var now = clock.Now();
        var made = Need.Raise(Guid.CreateVersion7(now), actor.Chain, draft, person.Id, now);
        if (made.IsRefused)
            return made;
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Add(made.Value);
        db.LookAgain(actor, provider.Id);
        db.Record(person.Id, "need.raised", $"need/{made.Value.Id}", made.Value.Title, now);
        await db.SaveChangesAsync(stop);
        return made;
    }
}
