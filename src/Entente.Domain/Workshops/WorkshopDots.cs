using Entente.Domain.Kernel;

namespace Entente.Domain.Workshops;

/// <summary>The dots that a participant put on a candidate. Who put how many is nobody else's business, ever; the sums are shown once the vote is closed.</summary>
public sealed class WorkshopDots
{
    private WorkshopDots()
    {
    }

    /// <summary>In which workshop.</summary>
    public Guid WorkshopId { get; private init; }

    /// <summary>Whose.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>On which goal.</summary>
    public Guid GoalId { get; private init; }

    /// <summary>How many, from 0.</summary>
    public int Count { get; private set; }

    /// <summary>Sets how many dots of a person stand on a goal; all of theirs together are never more than the workshop gives.</summary>
    /// <param name="workshop">The workshop.</param>
    /// <param name="own">All dots of the person so far.</param>
    /// <param name="person">Who votes.</param>
    /// <param name="goal">On what.</param>
    /// <param name="count">How many shall stand there.</param>
    public static Outcome<WorkshopDots> Put(Workshop workshop, IReadOnlyCollection<WorkshopDots> own, Guid person, Guid goal, int count)
    {
        if (workshop.Check(WorkshopVerb.Vote) is { } not)
            return not;
        var elsewhere = own.Where(dots => dots.GoalId != goal).Sum(dots => dots.Count);
        if (count < 0 || count > workshop.DotsEach - elsewhere)
            return new TooManyDots(workshop.DotsEach, workshop.DotsEach - elsewhere);
        var standing = own.FirstOrDefault(dots => dots.GoalId == goal) ?? new WorkshopDots { WorkshopId = workshop.Id, PersonId = person, GoalId = goal };
        standing.Count = count;
        return standing;
    }
}
