using System.ComponentModel.DataAnnotations;
using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>Proposes that units meet regularly.</summary>
public sealed class ProposeCadence(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        [Required, MaxLength(NameInvalid.MaxLength)]
        public string Title { get; set; } = "";

        /// <summary>Codes of the units that meet.</summary>
        [MaxLength(Cadence.MostUnits)]
        public IReadOnlyList<string> Units { get; set; } = [];

        /// <summary>Mail addresses of those who are invited beside the managers.</summary>
        [MaxLength(Cadence.MostParticipants)]
        public IReadOnlyList<string> Participants { get; set; } = [];

        public CadenceEvery Every { get; set; }

        public DayOfWeek? Weekday { get; set; }

        /// <summary>For months: which of these weekdays, 1 to 4, or -1 for the last.</summary>
        public int? Nth { get; set; }

        /// <summary>For months: on which date, 1 to 28, or -1 for the last.</summary>
        public int? DayOfMonth { get; set; }

        public OffDayRule OffDays { get; set; }

        public DateOnly Start { get; set; }

        public DateOnly Until { get; set; }

        /// <summary>In the company's time.</summary>
        public TimeOnly Time { get; set; }

        /// <summary>How long it takes.</summary>
        public int Minutes { get; set; }

        [MaxLength(Cadence.MaxWordsLength)]
        public string? Place { get; set; }

        [MaxLength(Cadence.MaxWordsLength)]
        public string? OnlineAddress { get; set; }
    }

    public async Task<Outcome<Cadence>> Run(Request request, Actor actor, CancellationToken stop)
    {
        var directory = actor.Directory;
        var units = request.Units.Select(directory.Unit).ToList();
        if (units.FindIndex(unit => unit is null) is >= 0 and var at)
            return new UnitUnknown(request.Units[at]);
        var people = request.Participants.Select(directory.Person).ToList();
        if (people.Contains(null))
            return new ParticipantsInvalid(Cadence.MostParticipants);
        if (actor.Person is not { } person || (units.Count > 0 && !CadenceAccess.MayPropose(directory, units.Select(unit => unit!.Id), person.Id, actor.Today)))
            return new NotAllowed();
        var now = clock.Now();
        var rhythm = new CadenceRhythm(request.Every, request.Weekday, request.Nth, request.DayOfMonth, request.OffDays);
        var made = Cadence.Propose(
            Guid.CreateVersion7(now), directory,
            new CadenceProposal(request.Title, [.. units.Select(unit => unit!.Id)], [.. people.Select(one => one!.Id)], rhythm, request.Start, request.Until, request.Time, request.Minutes, request.Place, request.OnlineAddress),
            person.Id, now);
        if (made.IsRefused)
            return made;
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Add(made.Value);
        db.LookAgain(CadenceAccess.Speakers(directory, made.Value, actor.Today).Select(speaker => (Guid?)speaker.Id));
        db.Record(person.Id, "cadence.proposed", $"cadence/{made.Value.Id}", made.Value.Title, now);
        await db.SaveChangesAsync(stop);
        return made;
    }
}
