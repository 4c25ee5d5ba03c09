using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Needs;

/// <summary>Says what a unit needs of another, of its own manager, or of a unit inside it.</summary>
public sealed class RaiseNeed(IDbContextFactory<EntenteDb> databases, TimeProvider clock, IStringLocalizer<NeedsTexts> t)
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

        /// <summary>Mail address or identity of the person whose need it is, where a key raises it; people raise their own.</summary>
        [MaxLength(254)]
        public string? Raiser { get; set; }

        /// <summary>On which link; empty for none.</summary>
        public Guid? Link { get; set; }

        /// <summary>The open rating in whose comment it came up; empty where it came up by itself.</summary>
        public Guid? Rating { get; set; }

        /// <summary>The case of recovery that repeats another and is made a need of; empty where it came up otherwise.</summary>
        public Guid? Recovery { get; set; }
    }

    public async Task<Outcome<Need>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Unit(request.Unit) is not { } unit)
            return new UnitUnknown(request.Unit);
        if (actor.Directory.Unit(request.Provider) is not { } provider)
            return new UnitUnknown(request.Provider);
        await using var db = await databases.CreateDbContextAsync(stop);
        var draft = new NeedDraft(unit.Id, provider.Id, request.Title, request.Text, request.Link, NeedOrigin.Direct, null);
        if (request.Rating is { } rating)
        {
            if (await RatedByUs(db, rating, actor, stop) is not { } said)
                return new RatingUnknown();
            draft = draft with { LinkId = said.LinkId, Origin = NeedOrigin.RatingComment, OriginId = said.Id };
        }

        if (request.Recovery is { } recovery)
        {
            if (await Handled(db, recovery, actor, stop) is not { } one)
                return new RecoveryUnknown();
            draft = draft with { LinkId = one.LinkId, Origin = NeedOrigin.Recovery, OriginId = one.Id, For = one.RaterId };
        }

        // A need is somebody's: a key says whose, and that person must be able to raise it themselves.
        if (request.Raiser is not null && Named(request.Raiser, actor.Directory) is null)
            return new PersonUnknown();
        if (WhoRaises(request.Raiser, actor) is not { } person || (draft.For is null && !NeedAccess.MayRaise(actor.Directory, draft, person.Id, actor.Today)))
            return new NotAllowed();
        var now = clock.Now();
        var made = Need.Raise(Guid.CreateVersion7(now), actor.Chain, draft, person.Id, now);
        if (made.IsRefused)
            return made;
        db.Add(made.Value);
        db.LookAgain(actor, provider.Id);
        // What came of a rating or is between people and their own manager is for those who deal with it alone.
        if (made.Value is { Origin: NeedOrigin.Direct } && unit.Id != provider.Id)
            db.TellGroup(provider.Id, Bilingual.Of(() => t["Tell.Group", Localized.Name(unit), made.Value.Title]), $"/needs/{made.Value.Id}", now);
        db.Announce(made.Value, actor.Directory, now);
        db.Record(actor.PersonId, "need.raised", $"need/{made.Value.Id}", actor.PersonId is null ? $"{made.Value.Title} (key/{actor.KeyId}, person/{person.Id})" : made.Value.Title, now);
        await db.SaveChangesAsync(stop);
        return made;
    }

    /// <summary>Whom a mail address or an identity names; null where nobody is here of that name.</summary>
    internal static Person? Named(string text, CompanyDirectory directory) =>
        (Guid.TryParse(text, out var id) ? directory.Person(id) : directory.Person(text)) is { RemovedAt: null } person ? person : null;

    private static Person? WhoRaises(string? raiser, Actor actor)
    {
        var named = raiser is null ? null : Named(raiser, actor.Directory);
        if (actor.Person is { } own)
            return named is null || named.Id == own.Id ? own : null;
        return actor.HasScope(NeedRights.WriteScope) ? named : null;
    }

    /// <summary>A case with a rater who may be named, of which the actor may make a need.</summary>
    internal static async Task<RecoveryCase?> Handled(EntenteDb db, Guid id, Actor actor, CancellationToken stop) =>
        await db.RecoveryCases.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.RaterId != null, stop) is { } found
        && actor.Person is { } person && NeedAccess.MayRaise(actor.Chain, found, person.Id, actor.Today) ? found : null;

    /// <summary>An open rating of the actor's own, or of the people of a unit they answer for. A sealed one is never found: a need would tell whose it was.</summary>
    internal static async Task<Rating?> RatedByUs(EntenteDb db, Guid id, Actor actor, CancellationToken stop) =>
        await db.Ratings.AsNoTracking().SingleOrDefaultAsync(rating => rating.Id == id && rating.WithdrawnAt == null, stop) is { } found
        && actor.Person is { } person && actor.Chain.Link(found.LinkId) is { } link
        && (found.RaterId == person.Id || actor.Directory.AnswersFor(person.Id, link.CustomerId, actor.Today)) ? found : null;
}
