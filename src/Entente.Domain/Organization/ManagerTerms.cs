using Entente.Domain.Kernel;

namespace Entente.Domain.Organization;

/// <summary>The terms of one unit's managers: one after the other, never two at a time.</summary>
public static class ManagerTerms
{
    /// <summary>
    /// Begins a manager's term and ends the one in office the day before; refused where the one in office began on that day or
    /// later, or already is this person.
    /// </summary>
    public static Outcome<ManagerTerm> Succeed(Guid id, Unit unit, Person person, DateOnly from, IEnumerable<ManagerTerm> terms)
    {
        if (unit.DissolvedOn is not null)
            return new UnitIsDissolved(unit.Name);
        if (person.RemovedAt is not null)
            return new PersonUnknown();
        if (terms.Where(term => term.UnitId == unit.Id).MaxBy(term => term.From) is { } latest)
        {
            if (latest.PersonId == person.Id && latest.To is null)
                return new AlreadyManager(person.Name, unit.Name);
            if (latest.From >= from)
                return new ManagerTermBackwards(latest.From);
            if ((latest.To is null || latest.To >= from) && latest.End(from.AddDays(-1)) is { } refusal)
                return refusal;
        }

        return ManagerTerm.Begin(id, unit.Id, person.Id, from);
    }
}
