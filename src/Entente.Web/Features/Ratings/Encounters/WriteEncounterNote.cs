using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Encounters;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>The provider notes what a request was like. It is shown to the customer and touches no figure; see <see cref="EncounterNote.Check"/> for where it may not stand.</summary>
public sealed class WriteEncounterNote(IDbContextFactory<EntenteDb> databases, IStringLocalizer<EncountersTexts> t, TimeProvider clock)
{
    internal const string Kind = "request-note";

    public sealed record Request
    {
        public RequestMark Mark { get; set; }

        [MaxLength(EncounterNote.MaxLineLength)]
        public string? Line { get; set; }

        /// <summary>The version that was looked at; 0 where there was none.</summary>
        public int Version { get; set; }
    }

    public async Task<Outcome<EncounterRow>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Encounters.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop) is not { } encounter
            || actor.Chain.Link(encounter.LinkId) is not { } link || !EncounterRights.MayRead(actor, link))
            return new EncounterUnknown();
        if (!EncounterRights.MayNote(actor, link) || !Enum.IsDefined(request.Mark))
            return new NotAllowed();
        var row = (await ReadEncounters.Beside(db, actor.Chain, [encounter], stop))[0];
        if (EncounterNote.Check(actor.Chain.Service(link.ServiceId)!.Mode, row.Said is not null) is { } never)
            return never;
        var now = clock.Now();
        var known = await db.EncounterNotes.SingleOrDefaultAsync(note => note.EncounterId == id, stop);
        var note = known ?? EncounterNote.Of(Guid.CreateVersion7(now), encounter);
        if (note.Version != request.Version)
            return new ChangedUnderYou();
        var before = known?.Mark;
        if (note.Write(request.Mark, request.Line, actor.PersonId!.Value, now) is { } refusal)
            return refusal;
        if (known is null)
            db.Add(note);
        if (note.Mark != before && note.Mark is not RequestMark.Clear)
            Tell(db, actor, encounter, link, note);
        db.Record(actor.PersonId, "encounter.noted", $"encounter/{id}", $"{note.Mark}: {note.Line}", now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : row with { Note = note };
    }

    /// <summary>Whoever made the request, and the manager of their unit. Only where the answer is open can there be a note, so nobody is told about who rates under seal.</summary>
    private void Tell(EntenteDb db, Actor actor, Encounter encounter, Link link, EncounterNote note)
    {
        var directory = actor.Directory;
        var people = new[] { encounter.RaterId, directory.ManagerOf(link.CustomerId, actor.Today)?.Id ?? Guid.Empty }.Distinct()
            .Where(person => person != actor.PersonId && directory.Person(person) is { RemovedAt: null });
        foreach (var person in people)
        {
            db.Tell(person, Kind, Bilingual.Of(() => t["Tell", Localized.Name(directory.Unit(actor.Chain.ProviderOf(link))!), encounter.Reference, t[$"Mark.{note.Mark}"]]), $"/encounters/{encounter.Id}", note.At, Bilingual.Of(() => note.Line ?? ""));
        }
    }
}
