using Entente.Domain.Kernel;

namespace Entente.Domain.Organization;

/// <summary>The terms of one unit's managers: one after the other, never two at a time.</summary>
public static class ManagerTerms
{
    /// <summary>
    /// Begins a manager's term and ends the one in office the day before; refused where the one in office began on that day or
    /// later, or already is this person. An appointment that begins after <paramref name="today"/> has not begun, and gives way to one for a day from today to its own, and to a later day of the same person:
    /// a date mistyped is put right by appointing once more, and appointing whoever is in office lets them stay.
    /// </summary>
    public static Outcome<Succession> Succeed(Guid id, Unit unit, Person person, DateOnly from, DateOnly today, IEnumerable<ManagerTerm> terms)
    {
        if (unit.DissolvedOn is not null)
            return new UnitIsDissolved(unit.Name);
        if (!person.IsHere)
            return new PersonUnknown();
        if (PlausibleDays.Check(from, "from") is { } implausible)
            return implausible;
        var own = terms.Where(term => term.UnitId == unit.Id).OrderBy(term => term.From).ToList();
        var withdrawn = own.Where(term => from >= today && term.From > today && (term.From >= from || (term == own[^1] && term.PersonId == person.Id))).ToList();
        if (own.Except(withdrawn).LastOrDefault() is { } latest)
        {
            var goesOn = latest.To is null || (withdrawn.Count > 0 && latest.To == withdrawn[0].From.AddDays(-1));
            if (latest.PersonId == person.Id && goesOn)
            {
                if (withdrawn.Count == 0)
                    return new AlreadyManager(person.Name, unit.Name);
                latest.GoOn();
                return new Succession(latest, withdrawn, false);
            }

            if (latest.From >= from)
                return new ManagerTermBackwards(latest.From);
            if ((goesOn || latest.To >= from) && latest.End(from.AddDays(-1)) is { } refusal)
                return refusal;
        }

        return new Succession(ManagerTerm.Begin(id, unit.Id, person.Id, from), withdrawn, true);
    }
}
