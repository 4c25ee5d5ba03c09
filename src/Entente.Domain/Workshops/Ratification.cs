using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Workshops;

/// <summary>Makes the company's goals of what was countersigned.</summary>
public static class Ratification
{
    /// <summary>
    /// The goals of a workshop that was ratified just now, each noted at its candidate. A countersignature stands on the same hash as
    /// the goal's own signatures, so whoever signs for a party of the goal and countersigned has signed the goal; who objected, or
    /// took no part, is still asked for theirs.
    /// </summary>
    public static Outcome<IReadOnlyList<Goal>> Make(WorkshopBoard board, CompanyDirectory directory, Func<Guid> newId, Guid by, DateTimeOffset now)
    {
        var made = new List<Goal>();
        foreach (var candidate in board.Chosen)
        {
            var goal = Goal.Create(newId(), board.Workshop.CompanyId, candidate.Body, now, by);
            if (goal.IsRefused)
                return goal.Refusal;
            if ((goal.Value.Propose() ?? Sign(goal.Value, candidate, directory, now)) is { } refusal)
                return refusal;
            candidate.Became(goal.Value.Id);
            made.Add(goal.Value);
        }

        return made;
    }

    private static Refusal? Sign(Goal goal, CandidateGoal candidate, CompanyDirectory directory, DateTimeOffset now)
    {
        foreach (var party in goal.Latest.Needed(goal.OwnerId))
        {
            var signer = GoalAccess.SignerOf(directory, party, directory.DayOf(now))?.Id;
            if (candidate.Answers.FirstOrDefault(said => said.By == signer && said.Objection is null) is { } said && goal.Sign(party, said.Hash, said.By, said.At) is { } refusal)
                return refusal;
        }

        return null;
    }
}
